"use client";

import { memo } from "react";
import { TableExport } from "@/components/exports/table-export";
import { ShowMore } from "@/components/figure-table/show-more";
import type { GroupSeries } from "@/lib/costs-view/chart";
import { totalsTable } from "@/lib/costs-view/tables";
import type { Totals } from "@/lib/costs-view/totals";
import { formatCount } from "@/lib/format/format";
import { TotalsTable } from "./totals-table";
import type { CostsView, SetCostsView } from "./use-costs-view";

/**
 * The totals of a key with their title, their files and the way to more of them. Drawn anew only when they change: the
 * pointer on the chart above must not wait for a thousand rows.
 */
export const TotalsSection = memo(function TotalsSection({
  totals,
  series,
  isStale,
  view,
  setView,
  onFocus,
}: {
  totals: Totals;
  /** What the chart above draws, to find a row in it again. */
  series: readonly GroupSeries[] | undefined;
  isStale: boolean;
  view: CostsView;
  setView: SetCostsView;
  onFocus: (seriesId: string | null) => void;
}) {
  const { values, fieldLabel, named } = totals;
  const hasMore = named.length < values;
  return (
    <section aria-labelledby="totals" className="flex flex-col gap-2">
      <div className="flex flex-wrap items-baseline gap-2">
        <h2 id="totals" className="font-medium">
          Totals by {fieldLabel}
        </h2>
        <p aria-live="polite" className="text-muted-foreground text-xs">
          {hasMore
            ? `${formatCount(named.length)} of ${formatCount(values)} values`
            : `${formatCount(values)} ${values === 1 ? "value" : "values"}`}
        </p>
        <span className="ml-auto self-center">
          <TableExport name="totals" table={() => totalsTable(totals)} />
        </span>
      </div>
      <TotalsTable
        totals={totals}
        series={series}
        sort={view.sort}
        onSort={(sort) => setView({ sort })}
        isStale={isStale}
        onFocus={onFocus}
      />
      <ShowMore
        shown={named.length}
        of={values}
        unit="values"
        onRows={(rows) => setView({ rows }, { history: "replace" })}
      />
    </section>
  );
});
