"use client";

import { lazy, Suspense, useMemo, useState } from "react";
import { Swatch } from "@/components/charts/chart-tooltip";
import { SeriesTable } from "@/components/charts/series-table";
import { cn } from "@/components/ui/cn";
import { Segmented } from "@/components/ui/segmented";
import { Skeleton } from "@/components/ui/skeleton";
import { formatCount } from "@/lib/format/format";
import type { MetricsData } from "@/lib/metrics-view/answer";
import { figureText } from "@/lib/metrics-view/figures";
import { SeriesColors } from "@/lib/metrics-view/series-colors";
import { type MeasureId, measureIds, measures } from "@/lib/performance/measures";
import { prepareLines } from "@/lib/performance/prepare-lines";
import type { TimeZone } from "@/lib/time-range/time-range";

// The chart library is heavy, and the table needs none of it.
const SeriesLines = lazy(async () => ({
  default: (await import("@/components/charts/series-lines")).SeriesLines,
}));

/** One figure over time, by value of a key; the line under the pointer or the focus stands out. */
export function PerformanceChart({
  data,
  of,
  onOf,
  zone,
  isStale,
}: {
  /** Undefined while the figures are on their way. */
  data: MetricsData | undefined;
  of: MeasureId;
  onOf: (of: MeasureId) => void;
  zone: TimeZone;
  isStale: boolean;
}) {
  const [colors] = useState(() => new SeriesColors());
  const [focusId, setFocusId] = useState<string | null>(null);
  const lines = useMemo(() => data && prepareLines(data, of, colors), [data, of, colors]);
  const { label, format } = measures[of];
  const print = (figure: string | number) => figureText(figure, format);
  const place = <Skeleton className="h-full w-full" />;
  return (
    <figure className="min-w-0 rounded-lg border bg-surface px-4 pt-3 pb-2">
      <figcaption className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <div className="max-w-full overflow-x-auto">
          <Segmented
            label="Figure of the chart"
            value={of}
            onChange={onOf}
            options={measureIds.map((value) => ({ value, label: measures[value].label }))}
          />
        </div>
        {lines && (
          <span className="ml-auto">
            <SeriesTable
              label={`${label} over time`}
              points={lines.points}
              series={lines.series}
              format={print}
              zone={zone}
            />
          </span>
        )}
      </figcaption>
      <div className={cn("mt-3 h-56 transition-opacity", isStale && "opacity-50")}>
        {lines ? (
          <Suspense fallback={place}>
            <SeriesLines
              label={`${label} over time`}
              points={lines.points}
              series={lines.series}
              format={print}
              zone={zone}
              focusId={focusId}
            />
          </Suspense>
        ) : (
          place
        )}
      </div>
      {lines && (
        <ul aria-label="Lines" className="mt-1 flex flex-wrap gap-x-1 gap-y-0.5 text-xs">
          {lines.series.map((line) => (
            <li key={line.id}>
              <button
                type="button"
                className="flex h-6 max-w-64 items-center gap-1.5 rounded-sm px-1.5 text-muted-foreground hover:bg-hover hover:text-foreground"
                onPointerEnter={() => setFocusId(line.id)}
                onPointerLeave={() => setFocusId(null)}
                onFocus={() => setFocusId(line.id)}
                onBlur={() => setFocusId(null)}
              >
                <Swatch series={line} />
                <span className="truncate">{line.label}</span>
              </button>
            </li>
          ))}
          {lines.hidden > 0 && (
            <li className="flex h-6 items-center px-1.5 text-muted-foreground">
              {formatCount(lines.hidden)} more {lines.hidden === 1 ? "value" : "values"} with fewer requests
            </li>
          )}
        </ul>
      )}
    </figure>
  );
}
