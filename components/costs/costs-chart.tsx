"use client";

import { lazy, type MouseEvent, Suspense, useRef } from "react";
import { PictureItem } from "@/components/charts/picture-item";
import { SeriesTable } from "@/components/charts/series-table";
import { TableExport } from "@/components/exports/table-export";
import { Change } from "@/components/metrics/change";
import { useSegment } from "@/components/metrics/use-segment";
import { cn } from "@/components/ui/cn";
import { Segmented } from "@/components/ui/segmented";
import { Skeleton } from "@/components/ui/skeleton";
import type { GroupChart, GroupSeries } from "@/lib/costs-view/chart";
import { costMeasure, costMeasures } from "@/lib/costs-view/measures";
import { chartTable } from "@/lib/costs-view/tables";
import type { MetricsData } from "@/lib/metrics-view/answer";
import { comparisonText } from "@/lib/metrics-view/comparisons";
import { figureText } from "@/lib/metrics-view/figures";
import type { SeriesPoint } from "@/lib/series/prepare";
import { ChartLegend } from "./chart-legend";
import type { CostsView, SetCostsView } from "./use-costs-view";

// The chart library is heavy, and most pages have no chart.
const StackedBars = lazy(async () => ({
  default: (await import("@/components/charts/stacked-bars")).StackedBars,
}));

/** A measure by the first values of a key over time, with its legend, the figures behind it and its files. */
export function CostsChart({
  data,
  chart,
  isStale,
  view,
  setView,
  focusId,
  onFocus,
}: {
  /** Undefined while it is on its way. */
  data: MetricsData | undefined;
  /** What of it is drawn. */
  chart: GroupChart | undefined;
  isStale: boolean;
  view: CostsView;
  setView: SetCostsView;
  focusId: string | null;
  onFocus: (seriesId: string | null) => void;
}) {
  const figureRef = useRef<HTMLElement>(null);
  const shown = chart?.measure ?? view.show;
  const measure = costMeasure(shown);
  const segment = useSegment(chart?.field ?? view.by, chart?.named ?? []);
  const format = (figure: string | number) => figureText(figure, measure.format);
  const comparedLabel = data?.comparison ? comparisonText(view.vs) : undefined;
  const title = `${measure.label} by ${chart?.fieldLabel ?? "value"}`;
  const keyOf = (seriesId: string) => chart?.series.find(({ id }) => id === seriesId)?.key;
  const place = <Skeleton className="h-full w-full" />;
  return (
    <figure ref={figureRef} className="min-w-0 rounded-lg border bg-surface px-4 pt-3 pb-2">
      <figcaption className="flex min-h-7 flex-wrap items-center gap-x-3 gap-y-1.5">
        <Segmented
          label="What the chart shows"
          value={view.show}
          onChange={(show) => setView({ show })}
          options={costMeasures.map(({ id, label }) => ({ value: id, label }))}
        />
        {data && (
          <span className="flex items-baseline gap-2">
            <span className="font-semibold text-base">
              {figureText(data.total.figures[shown], measure.format)}
            </span>
            {data.total.previous && (
              <Change
                current={data.total.figures[shown]}
                previous={data.total.previous.figures[shown]}
                format={measure.format}
                worse={shown === "errors" ? "up" : undefined}
                className="text-xs"
              />
            )}
            {comparedLabel && (
              <span className="hidden text-muted-foreground text-xs sm:inline">against {comparedLabel}</span>
            )}
          </span>
        )}
        {chart && (
          <span className="ml-auto flex items-center gap-1">
            <SeriesTable
              label={title}
              points={chart.points}
              series={chart.series}
              format={format}
              zone={view.zone}
              hrefOf={(seriesId, point) => {
                const key = keyOf(seriesId);
                return key && segment.href(key, point);
              }}
            />
            <TableExport name={`${shown}-over-time`} table={() => chartTable(chart)}>
              <PictureItem
                name={`${shown}-over-time`}
                title={comparedLabel ? `${title} (dotted: ${comparedLabel})` : title}
                series={chart.series}
                chartRef={figureRef}
              />
            </TableExport>
          </span>
        )}
      </figcaption>
      {chart && (
        <ChartLegend
          series={chart.series}
          comparedLabel={comparedLabel}
          segment={segment}
          onFocus={onFocus}
        />
      )}
      <div className={cn("mt-2 h-64 select-none transition-opacity", isStale && "opacity-50")}>
        {chart ? (
          <Suspense fallback={place}>
            <StackedBars
              label={title}
              points={chart.points}
              series={chart.series}
              format={format}
              zone={view.zone}
              comparedLabel={comparedLabel}
              focusId={focusIn(chart.series, focusId)}
              actions={{
                onClick: (seriesId: string, point: SeriesPoint, event: MouseEvent) => {
                  const key = keyOf(seriesId);
                  if (key) segment.clickBar(key, point, event);
                },
                onHover: onFocus,
              }}
            />
          </Suspense>
        ) : (
          place
        )}
      </div>
    </figure>
  );
}

/** A row of the totals that the chart does not show takes nothing back. */
function focusIn(series: readonly GroupSeries[], focusId: string | null): string | null {
  return series.some(({ id }) => id === focusId) ? focusId : null;
}
