"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { FilterBar } from "@/components/filters/filter-bar";
import { NoneSelected } from "@/components/metrics/none-selected";
import { useBucket } from "@/components/metrics/use-bucket";
import { LoadFailure } from "@/components/properties/page-message";
import { LoadingBar } from "@/components/requests/loading-bar";
import { SelectionHead } from "@/components/selection/selection-head";
import { TableSkeleton } from "@/components/ui/table-skeleton";
import { useHydrated } from "@/components/ui/use-hydrated";
import { useSavedView } from "@/components/views/use-saved-view";
import { prepareGroupChart } from "@/lib/costs-view/chart";
import { costMeasure } from "@/lib/costs-view/measures";
import { prepareTotals } from "@/lib/costs-view/totals";
import { figureText } from "@/lib/metrics-view/figures";
import { SeriesColors } from "@/lib/metrics-view/series-colors";
import { CostsChart } from "./costs-chart";
import { CostsControls } from "./costs-controls";
import { PivotSection } from "./pivot-section";
import { TotalsSection } from "./totals-section";
import { lacksPeriodBefore, useOverTime, usePivot, useTotals, useUsersOfTotals } from "./use-costs";
import type { CostsView, SetCostsView } from "./use-costs-view";

/** The page within its selection. */
export function CostsPage({ view, setView }: { view: CostsView; setView: SetCostsView }) {
  const isHydrated = useHydrated();
  const client = useQueryClient();
  const saved = useSavedView("costs");
  const scope = { filter: view.filter.filter, range: view.range, zone: view.zone };
  const totals = useTotals(scope, view, { enabled: isHydrated });
  const users = useUsersOfTotals(scope, view, { enabled: isHydrated });
  const bucket = useBucket(view.range, view.every, totals.data?.from);
  const overTime = useOverTime(scope, view, bucket?.interval);
  const pivot = usePivot(scope, view, { enabled: isHydrated });
  const [focusId, setFocusId] = useState<string | null>(null);
  const [colors] = useState(() => new SeriesColors());
  const chart = useMemo(
    () => overTime.data && prepareGroupChart(overTime.data, view.show, colors),
    [overTime.data, view.show, colors],
  );
  const { data } = totals;
  const prepared = useMemo(() => data && prepareTotals(data, users.data), [data, users.data]);
  const isNone = data !== undefined && data.total.figures.requests === 0;
  // What one question cannot be asked the other cannot either, so one sentence does for both.
  const isFailed = totals.error !== null && data === undefined;
  const isLoading = totals.isFetching || overTime.isFetching || pivot.isFetching;
  const notes = [
    ...(bucket?.note ? [bucket.note] : []),
    ...(lacksPeriodBefore(view) ? ["There is no period before all time, so nothing is compared."] : []),
  ];
  return (
    <>
      <SelectionHead
        title="Costs"
        summary={data && !isNone && figureText(data.total.figures.cost, "money")}
        saved={saved}
      />
      <FilterBar />
      <LoadingBar
        isLoading={isLoading && data !== undefined}
        onCancel={() => client.cancelQueries({ queryKey: ["metrics"] })}
      />
      {isNone ? (
        <NoneSelected />
      ) : (
        <div className="flex min-h-0 flex-1 flex-col gap-4 overflow-y-auto p-4">
          <CostsControls view={view} setView={setView} interval={bucket?.interval} />
          {notes.length > 0 && <p className="text-muted-foreground text-xs">{notes.join(" ")}</p>}
          {users.error && !isFailed && (
            <LoadFailure
              what="How many users there are"
              error={users.error}
              onRetry={() => users.refetch()}
            />
          )}
          {isFailed ? (
            <LoadFailure
              what="The costs"
              error={totals.error ?? new Error()}
              onRetry={() => void Promise.all([totals.refetch(), overTime.refetch()])}
            />
          ) : overTime.error && !overTime.data ? (
            <LoadFailure what="The chart" error={overTime.error} onRetry={() => overTime.refetch()} />
          ) : (
            <CostsChart
              data={overTime.data}
              chart={chart}
              isStale={overTime.isPlaceholderData}
              view={view}
              setView={setView}
              focusId={focusId}
              onFocus={setFocusId}
            />
          )}
          {view.and !== null && !isFailed && <PivotSection query={pivot} measure={costMeasure(view.show)} />}
          {prepared ? (
            <TotalsSection
              totals={prepared}
              series={chart?.field === prepared.field ? chart?.series : undefined}
              isStale={totals.isPlaceholderData}
              view={view}
              setView={setView}
              onFocus={setFocusId}
            />
          ) : (
            !isFailed && <TableSkeleton what="totals" />
          )}
        </div>
      )}
    </>
  );
}
