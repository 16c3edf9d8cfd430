"use client";

import { lazy, Suspense, useMemo, useRef, useState } from "react";
import { Swatch } from "@/components/charts/chart-tooltip";
import { PictureItem } from "@/components/charts/picture-item";
import { SeriesTable } from "@/components/charts/series-table";
import { ChartLegend } from "@/components/costs/chart-legend";
import { TableExport } from "@/components/exports/table-export";
import { useSegment } from "@/components/metrics/use-segment";
import { cn } from "@/components/ui/cn";
import { Segmented } from "@/components/ui/segmented";
import { Skeleton } from "@/components/ui/skeleton";
import { chartTable } from "@/lib/costs-view/tables";
import { formatCount } from "@/lib/format/format";
import type { MetricsData } from "@/lib/metrics-view/answer";
import { figureText } from "@/lib/metrics-view/figures";
import { SeriesColors } from "@/lib/metrics-view/series-colors";
import { type MeasureId, measureIds, measures } from "@/lib/performance/measures";
import { allLine, prepareLines } from "@/lib/performance/prepare-lines";
import type { TimeZone } from "@/lib/time-range/time-range";

// The chart library is heavy, and the table needs none of it.
const SeriesLines = lazy(async () => ({
  default: (await import("@/components/charts/series-lines")).SeriesLines,
}));

/** One figure over time, by value of a key; the line under the pointer or the focus stands out. */
export function PerformanceChart({
  data,
  by,
  of,
  onOf,
  zone,
  isStale,
}: {
  /** Undefined while the figures are on their way. */
  data: MetricsData | undefined;
  by: string;
  of: MeasureId;
  onOf: (of: MeasureId) => void;
  zone: TimeZone;
  isStale: boolean;
}) {
  const figureRef = useRef<HTMLElement>(null);
  const [colors] = useState(() => new SeriesColors());
  const [focusId, setFocusId] = useState<string | null>(null);
  const chart = useMemo(() => data && prepareLines(data, of, colors), [data, of, colors]);
  const shown = chart?.measure ?? of;
  const segment = useSegment(chart?.field ?? by, chart?.named ?? []);
  const { label, format } = measures[shown];
  const print = (figure: string | number) => figureText(figure, format);
  const title = `${label} by ${chart?.fieldLabel ?? "value"}`;
  // All requests first, so that they are drawn beneath the others.
  const series = chart ? [...(chart.hasAll ? [allLine] : []), ...chart.series] : [];
  const place = <Skeleton className="h-full w-full" />;
  return (
    <figure ref={figureRef} className="min-w-0 rounded-lg border bg-surface px-4 pt-3 pb-2">
      <figcaption className="flex min-h-7 flex-wrap items-center gap-x-3 gap-y-1.5">
        <div className="max-w-full overflow-x-auto">
          <Segmented
            label="What the chart shows"
            value={of}
            onChange={onOf}
            options={measureIds.map((value) => ({ value, label: measures[value].label }))}
            className="[&>*]:whitespace-nowrap"
          />
        </div>
        {chart && (
          <span className="ml-auto flex items-center gap-1">
            <SeriesTable label={title} points={chart.points} series={series} format={print} zone={zone} />
            <TableExport name={`${shown.replaceAll("_", "-")}-over-time`} table={() => chartTable(chart)}>
              <PictureItem
                name={`${shown.replaceAll("_", "-")}-over-time`}
                title={title}
                series={series}
                chartRef={figureRef}
              />
            </TableExport>
          </span>
        )}
      </figcaption>
      {chart && <ChartLegend series={chart.series} segment={segment} onFocus={setFocusId} />}
      <div className={cn("mt-2 h-64 transition-opacity", isStale && "opacity-50")}>
        {chart ? (
          <Suspense fallback={place}>
            <SeriesLines
              label={title}
              points={chart.points}
              series={series}
              format={print}
              zone={zone}
              focusId={focusId}
            />
          </Suspense>
        ) : (
          place
        )}
      </div>
      {chart && (chart.hasAll || chart.hidden > 0) && (
        <p className="flex min-h-6 flex-wrap items-center gap-x-3 text-muted-foreground text-xs">
          {chart.hasAll && (
            <span className="flex items-center gap-1.5">
              <Swatch series={allLine} />
              {allLine.label}
            </span>
          )}
          {chart.hidden > 0 && (
            <span>
              {formatCount(chart.hidden)} more {chart.hidden === 1 ? "value" : "values"} with fewer requests
              have no line.
            </span>
          )}
        </p>
      )}
    </figure>
  );
}
