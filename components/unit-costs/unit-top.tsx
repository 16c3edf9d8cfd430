"use client";

import Link from "next/link";
import { TableExport } from "@/components/exports/table-export";
import { CostSum } from "@/components/figure-table/cost-sum";
import { count } from "@/components/figure-table/figure-text";
import { ShortRow, ShortTable } from "@/components/figure-table/short-table";
import { ShowMore } from "@/components/figure-table/show-more";
import { Moment } from "@/components/properties/moment";
import { ShareBar } from "@/components/properties/share-bar";
import { useSelection } from "@/components/selection/selection-scope";
import { cn } from "@/components/ui/cn";
import { narrowedTo } from "@/lib/filter-bar/narrow";
import { parseFieldName } from "@/lib/filters";
import { formatCount } from "@/lib/format/format";
import { figureText } from "@/lib/metrics-view/figures";
import { requestsHref, sessionHref, userHref } from "@/lib/selection/links";
import type { UnitsData } from "@/lib/unit-costs/answer";
import { marginOf } from "@/lib/unit-costs/margin";
import { topTable } from "@/lib/unit-costs/tables";

/** The most expensive units, each with the way to its page or its requests. */
export function UnitTop({
  data,
  price,
  isStale,
  onRows,
}: {
  data: UnitsData;
  price: string | null;
  isStale: boolean;
  /** Lists as many of them. */
  onRows: (rows: number) => void;
}) {
  const { filter, range, zone } = useSelection();
  const { field, label, top, figures } = data;
  const ref = parseFieldName(field);
  const costOfAll = Number(figures.cost ?? 0);
  const requestsOf = (value: string) =>
    ref && requestsHref({ filter: narrowedTo(filter, ref, value), range, zone });
  const pageOf = (value: string) => {
    if (field === "session") return sessionHref(value, zone);
    return field === "user" ? userHref(value, { range, zone }) : requestsOf(value);
  };
  return (
    <section aria-labelledby="most-expensive" className="flex flex-col gap-2">
      <div className="flex items-center gap-2">
        <h2 id="most-expensive" className="font-medium">
          The most expensive
        </h2>
        <span className="ml-auto">
          <TableExport name="most-expensive-units" table={() => topTable(data, price)} />
        </span>
      </div>
      <div className={cn("transition-opacity", isStale && "opacity-50")}>
        <ShortTable
          caption="The most expensive units"
          words={[label]}
          figures={[
            "Cost",
            "Of all",
            ...(price === null ? [] : ["Margin"]),
            "Requests",
            "First seen",
            "Last seen",
          ]}
          minWidth="min-w-[46rem]"
        >
          {top.map(({ value, label: name, cost, requests, unpriced_requests, first_seen, last_seen }) => {
            const margin = price === null || cost === null ? null : marginOf(price, cost);
            return (
              <ShortRow key={value}>
                <th scope="row" className="max-w-72 truncate px-3 text-left font-medium">
                  <Link
                    href={pageOf(value) ?? "/requests"}
                    title={value.slice(0, 1_000)}
                    className="rounded-sm hover:text-accent-text hover:underline"
                  >
                    {name ??
                      (value === "" ? <i className="text-muted-foreground">empty</i> : value.slice(0, 300))}
                  </Link>
                </th>
                <td>
                  <CostSum usd={cost} unpriced={unpriced_requests} />
                </td>
                <td>
                  <span className="flex justify-end">
                    {cost !== null && costOfAll > 0 && <ShareBar share={Number(cost) / costOfAll} />}
                  </span>
                </td>
                {price !== null && (
                  <td className={margin?.startsWith("-") ? "text-danger-text" : "text-success-text"}>
                    {margin === null ? "–" : figureText(margin, "money")}
                  </td>
                )}
                <td>
                  <Link
                    href={requestsOf(value) ?? "/requests"}
                    title="Open these requests"
                    className="rounded-sm hover:text-accent-text hover:underline"
                  >
                    {count(requests)}
                  </Link>
                </td>
                <td className="text-muted-foreground">
                  <Moment iso={first_seen} zone={zone} />
                </td>
                <td className="text-muted-foreground last:pr-4">
                  <Moment iso={last_seen} zone={zone} />
                </td>
              </ShortRow>
            );
          })}
        </ShortTable>
      </div>
      <p className="self-center text-muted-foreground text-xs">
        {formatCount(top.length)} of {formatCount(figures.units)} units
      </p>
      <ShowMore shown={top.length} of={figures.units - figures.unpriced_units} unit="units" onRows={onRows} />
    </section>
  );
}
