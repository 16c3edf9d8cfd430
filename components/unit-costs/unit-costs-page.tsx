"use client";

import { useQueryClient } from "@tanstack/react-query";
import { rowsWithin } from "@/components/figure-table/show-more";
import { FilterBar } from "@/components/filters/filter-bar";
import { ChoiceMenu } from "@/components/metrics/choice-menu";
import { GroupChoice } from "@/components/metrics/group-choice";
import { NoneSelected } from "@/components/metrics/none-selected";
import { useBucket } from "@/components/metrics/use-bucket";
import { LoadFailure } from "@/components/properties/page-message";
import { LoadingBar } from "@/components/requests/loading-bar";
import { SelectionHead } from "@/components/selection/selection-head";
import { TableSkeleton } from "@/components/ui/table-skeleton";
import { useHydrated } from "@/components/ui/use-hydrated";
import { useSavedView } from "@/components/views/use-saved-view";
import { intervalText } from "@/lib/histogram/interval";
import { bucketChoices } from "@/lib/metrics-view/buckets";
import { MarginPanel } from "./margin-panel";
import { NoUnits } from "./no-units";
import { UnitCharts } from "./unit-charts";
import { UnitFacts } from "./unit-facts";
import { UnitTop } from "./unit-top";
import { usePrice } from "./use-price";
import type { SetUnitCostsView, UnitCostsView } from "./use-unit-costs-view";
import { useUnits } from "./use-units";

/** The page within its selection. */
export function UnitCostsPage({ view, setView }: { view: UnitCostsView; setView: SetUnitCostsView }) {
  const isHydrated = useHydrated();
  const saved = useSavedView("unit-costs");
  const client = useQueryClient();
  const scope = { filter: view.filter.filter, range: view.range, zone: view.zone };
  const limit = rowsWithin(view.rows);
  const units = useUnits(scope, { key: view.unit, limit }, { enabled: isHydrated });
  const bucket = useBucket(view.range, view.every, units.data?.from);
  const overTime = useUnits(
    scope,
    { key: view.unit, limit: 1, ...(bucket && { bucket: bucket.interval }) },
    { enabled: bucket !== undefined },
  );
  const price = usePrice(view.price);
  const { data } = units;
  const isNone = data?.figures.units === 0 && data.figures.missing_requests === 0;
  const auto = bucket && view.every === "auto" ? `auto (${intervalText(bucket.interval)})` : "auto";
  return (
    <>
      <SelectionHead title="Unit costs" saved={saved} />
      <FilterBar />
      <LoadingBar
        isLoading={(units.isFetching || overTime.isFetching) && data !== undefined}
        onCancel={() => client.cancelQueries({ queryKey: ["metrics"] })}
      />
      {isNone ? (
        <NoneSelected />
      ) : (
        <div className="flex min-h-0 flex-1 flex-col gap-4 overflow-y-auto p-4">
          <div className="flex flex-wrap items-center gap-1.5">
            <GroupChoice
              label="Cost per"
              value={view.unit}
              isWithoutTime
              onChange={(unit) => setView({ unit })}
            />
            <div className="sm:ml-auto">
              <ChoiceMenu
                label="Chart per"
                value={view.every}
                options={bucketChoices.map((value) => ({ value, label: value === "auto" ? auto : value }))}
                onChange={(every) => setView({ every })}
              />
            </div>
          </div>
          {bucket?.note && <p className="text-muted-foreground text-xs">{bucket.note}</p>}
          {units.error && !data ? (
            <LoadFailure what="The units" error={units.error} onRetry={() => units.refetch()} />
          ) : !data ? (
            <TableSkeleton what="units" />
          ) : data.figures.units === 0 ? (
            <NoUnits data={data} />
          ) : (
            <>
              <UnitFacts data={data} isStale={units.isPlaceholderData} />
              <MarginPanel
                data={data}
                typed={view.price}
                onType={(next) => setView({ price: next }, { history: "replace" })}
              />
              {overTime.error && !overTime.data ? (
                <LoadFailure what="The chart" error={overTime.error} onRetry={() => overTime.refetch()} />
              ) : (
                <UnitCharts
                  data={data}
                  overTime={overTime.data}
                  price={price}
                  isStale={units.isPlaceholderData || overTime.isPlaceholderData}
                />
              )}
              <UnitTop
                data={data}
                price={price}
                isStale={units.isPlaceholderData}
                onRows={(rows) => setView({ rows }, { history: "replace" })}
              />
            </>
          )}
        </div>
      )}
    </>
  );
}
