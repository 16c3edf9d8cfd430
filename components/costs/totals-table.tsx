"use client";

import { CostSum } from "@/components/figure-table/cost-sum";
import { useSegment } from "@/components/metrics/use-segment";
import type { TableSort } from "@/components/properties/prepare-sort";
import { SortHeader } from "@/components/properties/sort-header";
import { cn } from "@/components/ui/cn";
import { ScrollRegion } from "@/components/ui/scroll-region";
import type { GroupSeries } from "@/lib/costs-view/chart";
import type { TotalSort, Totals } from "@/lib/costs-view/totals";
import { TotalsRow } from "./totals-row";

const columns: readonly { sort: TotalSort; label: string }[] = [
  { sort: "requests", label: "Requests" },
  { sort: "cost_per_request", label: "Cost/request" },
  { sort: "total_tokens", label: "Tokens" },
  { sort: "latency_p50", label: "p50" },
  { sort: "latency_p95", label: "p95" },
  { sort: "error_rate", label: "Error rate" },
  { sort: "users", label: "Users" },
];

/** What each value of a key comes to, the others, those without any, and all together. */
export function TotalsTable({
  totals,
  series,
  sort,
  onSort,
  isStale,
  onFocus,
}: {
  totals: Totals;
  series: readonly GroupSeries[] | undefined;
  sort: TableSort<TotalSort>;
  onSort: (sort: TableSort<TotalSort>) => void;
  isStale: boolean;
  onFocus: (seriesId: string | null) => void;
}) {
  const { fieldLabel, rows, all } = totals;
  const segment = useSegment(totals.field, totals.named);
  const hasChange = all.previous !== undefined;
  const head = { sort, onSort, isEnd: true };
  return (
    <ScrollRegion aria-label="Totals" className="relative overflow-x-auto rounded-lg border bg-surface">
      <table className={cn("w-full min-w-[68rem] transition-opacity duration-200", isStale && "opacity-50")}>
        <caption className="sr-only">Totals by {fieldLabel}</caption>
        <thead>
          <tr className="border-b text-muted-foreground text-xs">
            <th scope="col" className="px-4 py-1.5 text-left font-medium">
              {fieldLabel}
            </th>
            <SortHeader {...head} column="cost" label="Cost" />
            {hasChange && (
              <th scope="col" className="px-3 py-1.5 text-right font-medium">
                Change
              </th>
            )}
            <th scope="col" className="px-3 py-1.5 text-left font-medium">
              Share
            </th>
            {columns.map(({ sort: column, label }, place) => (
              <SortHeader
                key={column}
                {...head}
                column={column}
                label={label}
                className={place === columns.length - 1 ? "pr-2.5" : undefined}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <TotalsRow
              key={row.id}
              row={row}
              series={series?.find(({ id }) => id === row.id)}
              hasChange={hasChange}
              segment={segment}
              onFocus={onFocus}
              cost={<Cost figures={row.figures} />}
            />
          ))}
        </tbody>
        <tfoot>
          <TotalsRow row={all} hasChange={hasChange} cost={<Cost figures={all.figures} />} />
        </tfoot>
      </table>
    </ScrollRegion>
  );
}

function Cost({ figures }: { figures: Totals["all"]["figures"] }) {
  const { cost } = figures;
  return (
    <CostSum
      usd={cost === null || cost === undefined ? null : String(cost)}
      unpriced={Number(figures.unpriced_requests ?? 0)}
    />
  );
}
