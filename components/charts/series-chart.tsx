"use client";

import { lazy, Suspense } from "react";
import { cn } from "@/components/ui/cn";
import { Skeleton } from "@/components/ui/skeleton";
import type { SeriesPoint } from "@/lib/series/prepare";
import type { TimeZone } from "@/lib/time-range/time-range";
import type { ChartSeries } from "./chart-series";
import { Swatch } from "./chart-tooltip";
import { SeriesTable } from "./series-table";

// The chart library is heavy, and most pages have no chart.
const StackedBars = lazy(async () => ({ default: (await import("./stacked-bars")).StackedBars }));

/** A chart of sums over time with its title, its sum, its legend and the figures behind it. */
export function SeriesChart({
  title,
  sum,
  points,
  series,
  format,
  zone,
  isStale,
}: {
  title: string;
  /** What all of it comes to. */
  sum: string;
  /** Undefined while they are on their way. */
  points: readonly SeriesPoint[] | undefined;
  series: readonly ChartSeries[];
  format: (figure: string | number) => string;
  zone: TimeZone;
  isStale: boolean;
}) {
  const place = <Skeleton className="h-full w-full" />;
  return (
    <figure className="min-w-0 rounded-lg border bg-surface px-4 pt-3 pb-2">
      <figcaption className="flex min-h-6 flex-wrap items-center gap-x-3 gap-y-1">
        <span className="font-medium">{title}</span>
        <span className="text-muted-foreground">{sum}</span>
        <span className="ml-auto flex items-center gap-3 text-muted-foreground text-xs">
          {series.length > 1 &&
            series.map((each) => (
              <span key={each.id} className="flex items-center gap-1.5">
                <Swatch series={each} />
                {each.label}
              </span>
            ))}
          {points && (
            <SeriesTable label={title} points={points} series={series} format={format} zone={zone} />
          )}
        </span>
      </figcaption>
      <div className={cn("mt-2 h-40 transition-opacity", isStale && "opacity-50")}>
        {points ? (
          <Suspense fallback={place}>
            <StackedBars label={title} points={points} series={series} format={format} zone={zone} />
          </Suspense>
        ) : (
          place
        )}
      </div>
    </figure>
  );
}
