"use client";

import Link from "next/link";
import { TableExport } from "@/components/exports/table-export";
import { ShowMore } from "@/components/figure-table/show-more";
import type { MetricsScope } from "@/components/metrics/use-metrics";
import type { TableSort } from "@/components/properties/prepare-sort";
import { SortHeader } from "@/components/properties/sort-header";
import { cn } from "@/components/ui/cn";
import { ScrollRegion } from "@/components/ui/scroll-region";
import { formatCount } from "@/lib/format/format";
import type { Figure, GroupKeyAnswer, MetricsData } from "@/lib/metrics-view/answer";
import { figureText } from "@/lib/metrics-view/figures";
import { othersOf, placeId, placeLabel } from "@/lib/metrics-view/groups";
import { namedValues, segmentFilter } from "@/lib/metrics-view/segment";
import { measureIds, measures, type PerformanceColumn } from "@/lib/performance/measures";
import { performanceTable } from "@/lib/performance/table";
import { requestsHref } from "@/lib/selection/links";
import { SideChoice, type Sides } from "./side-choice";

/** The values of a key with how fast their requests are and how often they fail; two of them can be compared. */
export function PerformanceTable({
  data,
  scope,
  sort,
  onSort,
  onRows,
  sides,
  isStale,
}: {
  data: MetricsData;
  scope: MetricsScope;
  sort: TableSort<PerformanceColumn>;
  onSort: (sort: TableSort<PerformanceColumn>) => void;
  /** Lists as many values. */
  onRows: (rows: number) => void;
  /** The two values that are compared; undefined where the key's values cannot be. */
  sides: Sides | undefined;
  isStale: boolean;
}) {
  const [grouped] = data.group_by;
  if (!grouped) return null;
  const keys = data.groups.flatMap(({ key: [key] }) => (key ? [key] : []));
  const others = othersOf(grouped.values, keys);
  const hrefOf = (key: GroupKeyAnswer) => {
    const filter = segmentFilter(scope.filter, [{ field: grouped.field, key, named: namedValues(keys) }]);
    return filter && requestsHref({ ...scope, filter });
  };
  const head = { sort, onSort, isEnd: true };
  const values = keys.length - keys.filter(({ is_other, is_missing }) => is_other || is_missing).length;
  return (
    <section aria-labelledby="by-value" className="flex flex-col gap-2">
      <div className="flex flex-wrap items-baseline gap-2">
        <h2 id="by-value" className="font-semibold text-base tracking-tight">
          By {grouped.label}
        </h2>
        <p aria-live="polite" className="text-muted-foreground text-xs">
          {values < grouped.values && `${formatCount(values)} of `}
          {formatCount(grouped.values)} {grouped.values === 1 ? "value" : "values"}
        </p>
        <span className="ml-auto self-center">
          <TableExport name="performance" table={() => performanceTable(data)} />
        </span>
      </div>
      <ScrollRegion
        aria-label={`By ${grouped.label}`}
        className={cn(
          "relative overflow-x-auto rounded-lg border bg-surface transition-opacity",
          isStale && "opacity-50",
        )}
      >
        <table className="w-full min-w-[56rem]">
          <caption className="sr-only">Speed and failures by {grouped.label}</caption>
          <thead className="text-muted-foreground text-xs">
            <tr>
              <td colSpan={sides ? 3 : 2} />
              <GroupHead span={3}>Latency</GroupHead>
              <GroupHead span={2}>Time to first token</GroupHead>
              <td colSpan={2} />
            </tr>
            <tr className="border-b">
              <th scope="col" className="px-4 py-1.5 text-left font-medium">
                {grouped.label}
              </th>
              {sides && (
                <th scope="col" className="px-3 py-1.5 text-left font-medium">
                  Compare
                </th>
              )}
              <SortHeader {...head} column="requests" label="Requests" />
              {measureIds.map((id) => (
                <SortHeader
                  key={id}
                  {...head}
                  column={id}
                  label={measures[id].short}
                  className="last:pr-2.5"
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {data.groups.map(({ key: [key], figures }) => {
              if (!key) return null;
              const label = placeLabel(key, others).slice(0, 200);
              const href = hrefOf(key);
              return (
                <tr key={placeId(key)} className="h-10 border-b last:border-b-0 hover:bg-hover">
                  <th
                    scope="row"
                    className={cn(
                      "max-w-32 truncate px-4 sm:max-w-72 text-left font-medium",
                      (key.is_other || key.is_missing || key.value === "") && "text-muted-foreground italic",
                    )}
                  >
                    {href ? (
                      <Link
                        href={href}
                        title={label}
                        className="rounded-sm hover:text-accent-text hover:underline"
                      >
                        {label}
                      </Link>
                    ) : (
                      label
                    )}
                  </th>
                  {sides && (
                    <td className="px-3">
                      {!key.is_other && <SideChoice groupKey={key} name={label} sides={sides} />}
                    </td>
                  )}
                  <Figures figures={figures} />
                </tr>
              );
            })}
          </tbody>
          <tfoot>
            <tr className="h-10 border-t font-medium">
              <th scope="row" className="px-4 text-left">
                All
              </th>
              {sides && <td />}
              <Figures figures={data.total.figures} />
            </tr>
          </tfoot>
        </table>
      </ScrollRegion>
      <ShowMore shown={values} of={grouped.values} unit="values" onRows={onRows} />
    </section>
  );
}

function GroupHead({ span, children }: { span: number; children: string }) {
  return (
    <th scope="colgroup" colSpan={span} className="pt-2 pl-6 font-medium">
      <span className="block border-b pb-1 text-center">{children}</span>
    </th>
  );
}

function Figures({ figures }: { figures: Readonly<Record<string, Figure>> }) {
  return (
    <>
      <td className="px-3 text-right">{formatCount(Number(figures.requests ?? 0))}</td>
      {measureIds.map((id) => {
        const figure = figures[id];
        const tone =
          figure === null || Number(figure) === 0
            ? "text-muted-foreground"
            : id === "error_rate"
              ? "text-danger-text"
              : undefined;
        return (
          <td key={id} className={cn("whitespace-nowrap px-3 text-right last:pr-4", tone)}>
            {figureText(figure, measures[id].format)}
          </td>
        );
      })}
    </>
  );
}
