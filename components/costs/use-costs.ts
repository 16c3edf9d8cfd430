"use client";

import { rowsWithin } from "@/components/figure-table/show-more";
import { type MetricsScope, useMetrics } from "@/components/metrics/use-metrics";
import { totalMetrics } from "@/lib/costs-view/totals";
import type { Interval } from "@/lib/histogram/interval";
import type { CostsView } from "./use-costs-view";

/** Series the chart draws at most beside the others and none: as many as the eye keeps apart. */
const seriesMax = 8;
/** Values a pivot table has at most in a row or column. */
const pivotMax = 12;

/** What each value of a key comes to. */
export function useTotals(scope: MetricsScope, view: CostsView, { enabled }: { enabled: boolean }) {
  return useMetrics(
    scope,
    { ...totalsQuestion(view), metrics: totalMetrics, comparison: comparisonOf(view) },
    { enabled },
  );
}

/** How many users each value has. The requests themselves have to be counted for it, so it may come later. */
export function useUsersOfTotals(scope: MetricsScope, view: CostsView, { enabled }: { enabled: boolean }) {
  return useMetrics(scope, { ...totalsQuestion(view), metrics: ["users"] }, { enabled });
}

/** The first values of a key over time. */
export function useOverTime(scope: MetricsScope, view: CostsView, bucket: Interval | undefined) {
  return useMetrics(
    scope,
    {
      metrics: [view.show],
      groupBy: [view.by],
      bucket: bucket ?? null,
      limit: seriesMax,
      comparison: comparisonOf(view),
    },
    { enabled: bucket !== undefined },
  );
}

/** The figures by two keys at once. */
export function usePivot(
  scope: MetricsScope,
  { by, and, show }: CostsView,
  { enabled }: { enabled: boolean },
) {
  return useMetrics(
    scope,
    { metrics: [show], groupBy: [by, and ?? ""], limit: pivotMax },
    { enabled: enabled && and !== null },
  );
}

function totalsQuestion({ by, sort: { column, direction }, rows }: CostsView) {
  return { groupBy: [by], orderBy: { metric: column, direction }, limit: rowsWithin(rows) };
}

function comparisonOf(view: CostsView) {
  return view.vs === "none" || lacksPeriodBefore(view) ? null : view.vs;
}

/** Before all time there is nothing to compare with. */
export function lacksPeriodBefore({ range, vs }: CostsView): boolean {
  return range.kind === "all" && vs === "previous_period";
}
