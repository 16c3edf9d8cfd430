"use client";

import { useIsFetching, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { rowsWithin } from "@/components/figure-table/show-more";
import { FilterBar } from "@/components/filters/filter-bar";
import { GroupChoice } from "@/components/metrics/group-choice";
import { NoneSelected } from "@/components/metrics/none-selected";
import { useBucket } from "@/components/metrics/use-bucket";
import { useMetrics } from "@/components/metrics/use-metrics";
import { LoadFailure } from "@/components/properties/page-message";
import { LoadingBar } from "@/components/requests/loading-bar";
import { SelectionHead } from "@/components/selection/selection-head";
import { SelectionProvider } from "@/components/selection/selection-scope";
import { TableSkeleton } from "@/components/ui/table-skeleton";
import { useHydrated } from "@/components/ui/use-hydrated";
import { useSavedView } from "@/components/views/use-saved-view";
import { parseFieldName } from "@/lib/filters";
import { measureIds } from "@/lib/performance/measures";
import { firstSegments } from "@/lib/performance/prepare-lines";
import { printSegment, type Segment } from "@/lib/performance/segment";
import { PerformanceChart } from "./performance-chart";
import { PerformanceTable } from "./performance-table";
import { SegmentComparison } from "./segment-comparison";
import type { Sides } from "./side-choice";
import { usePerformanceView } from "./use-performance-view";

const linesShown = 6;

/** How fast the requests of a selection are and how often they fail, by value of a key, and two values side by side. */
export function PerformanceScreen() {
  const [view, setView] = usePerformanceView();
  const saved = useSavedView("performance");
  const isHydrated = useHydrated();
  const client = useQueryClient();
  const { range, zone, by, of, sort, rows } = view;
  const { filter } = view.filter;
  const scope = useMemo(() => ({ filter, range, zone }), [filter, range, zone]);
  const table = useMetrics(scope, {
    metrics: ["requests", ...measureIds],
    groupBy: [by],
    orderBy: { metric: sort.column, direction: sort.direction },
    limit: rowsWithin(rows),
  });
  const bucket = useBucket(range, "auto", table.data?.from)?.interval;
  const lines = useMetrics(
    scope,
    {
      metrics: ["requests", of],
      groupBy: [by],
      bucket: bucket ?? null,
      orderBy: { metric: "requests", direction: "desc" },
      limit: linesShown,
    },
    { enabled: bucket !== undefined },
  );
  const isFetching = useIsFetching({ queryKey: ["metrics"] }) > 0;
  const isEmpty = table.data?.total.figures.requests === 0 || table.data?.from === null;
  const isLoading = !isHydrated || (table.isPending && !table.error);
  const field = parseFieldName(by);
  // What there is to compare is known once the answer is about this key, not about one before it.
  const isAboutKey = lines.data?.group_by[0]?.field.toLowerCase() === by.toLowerCase();
  const [firstA, firstB] = lines.data && isAboutKey ? firstSegments(lines.data) : [null, null];
  const sides: Sides = {
    a: view.a ?? firstA,
    b: view.b ?? firstB,
    onSide: (side, segment) => setView(withSide(sides, side, segment)),
  };
  return (
    <SelectionProvider selection={view} onChange={setView}>
      <SelectionHead
        title="Performance"
        saved={saved}
        before={
          <GroupChoice label="By" value={by} onChange={(next) => setView({ by: next, a: null, b: null })} />
        }
      />
      <FilterBar />
      <LoadingBar
        isLoading={isFetching && !isLoading}
        onCancel={() => client.cancelQueries({ queryKey: ["metrics"] })}
      />
      <div className="flex min-h-0 flex-1 flex-col overflow-y-auto">
        {isEmpty && !table.error ? (
          <NoneSelected />
        ) : (
          <div className="flex flex-col gap-6 p-4">
            {table.error && (
              <LoadFailure what="The figures" error={table.error} onRetry={() => table.refetch()} />
            )}
            {lines.error && !table.error && (
              <LoadFailure what="The chart" error={lines.error} onRetry={() => lines.refetch()} />
            )}
            {isLoading && <TableSkeleton what="the figures" />}
            {isHydrated && table.data && (
              <>
                <PerformanceChart
                  data={lines.data}
                  by={by}
                  of={of}
                  onOf={(next) => setView({ of: next })}
                  zone={zone}
                  isStale={lines.isPlaceholderData}
                />
                <PerformanceTable
                  data={table.data}
                  scope={scope}
                  sort={sort}
                  onSort={(next) => setView({ sort: next })}
                  onRows={(next) => setView({ rows: next }, { history: "replace" })}
                  sides={field && sides}
                  isStale={table.isPlaceholderData}
                />
                {field && (
                  <SegmentComparison
                    scope={scope}
                    field={field}
                    sides={sides}
                    isDecided={isAboutKey || lines.error !== null}
                    onSwap={() => setView({ a: sides.b, b: sides.a })}
                  />
                )}
              </>
            )}
          </div>
        )}
      </div>
    </SelectionProvider>
  );
}

/** What stands on the other side already changes places with what stood here: nothing differs from itself. */
function withSide({ a, b }: Pick<Sides, "a" | "b">, side: "a" | "b", segment: Segment) {
  const other = side === "a" ? b : a;
  const isThere = other !== null && printSegment(other) === printSegment(segment);
  return isThere ? { a: b, b: a } : { a, b, [side]: segment };
}
