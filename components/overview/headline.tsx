"use client";

import { ArrowUpRight } from "lucide-react";
import Link from "next/link";
import { useMemo } from "react";
import { SeriesTable } from "@/components/charts/series-table";
import { Sparkline } from "@/components/charts/sparkline";
import { Change } from "@/components/metrics/change";
import { useBucket } from "@/components/metrics/use-bucket";
import { type MetricsScope, useMetrics } from "@/components/metrics/use-metrics";
import { LoadFailure } from "@/components/properties/page-message";
import { cn } from "@/components/ui/cn";
import { Skeleton } from "@/components/ui/skeleton";
import type { MetricsData } from "@/lib/metrics-view/answer";
import { figureText } from "@/lib/metrics-view/figures";
import {
  type HeadlineFigure,
  prepareHeadline,
  prepareSparklines,
  sparklineMetrics,
} from "@/lib/overview/prepare-headline";
import type { SeriesPoint } from "@/lib/series/prepare";
import { previousPeriodName } from "@/lib/time-range/previous-period";
import type { TimeZone } from "@/lib/time-range/time-range";

/** Spend, requests, errors and latency of a selection, how each moved, and against the period before. */
export function Headline({
  scope,
  data,
  isStale,
}: {
  scope: MetricsScope;
  data: MetricsData;
  isStale: boolean;
}) {
  const lines = useSparklines(scope, data);
  const { filter, range, zone } = scope;
  const figures = prepareHeadline(data.total.figures, data.total.previous?.figures, { filter, range, zone });
  const before = previousPeriodName(range);
  return (
    <section aria-label="At a glance" className="@container">
      {lines.error && (
        <div className="mb-4">
          <LoadFailure what="The lines" error={lines.error} onRetry={() => lines.refetch()} />
        </div>
      )}
      <ul
        className={cn(
          "grid gap-4 transition-opacity @md:grid-cols-2 @5xl:grid-cols-4",
          isStale && "opacity-50",
        )}
      >
        {figures.map((figure) => (
          <li key={figure.id} className="min-w-0 rounded-lg border bg-surface px-4 pt-3 pb-3">
            <HeadlineCard figure={figure} before={before} points={lines.points} zone={zone} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The place of the headline while it is on its way. */
export function HeadlineSkeleton() {
  return (
    <div role="status" className="@container">
      <span className="sr-only">Loading the overview</span>
      <div aria-hidden className="grid gap-4 @md:grid-cols-2 @5xl:grid-cols-4">
        {["cost", "requests", "errors", "latency"].map((each) => (
          <div key={each} className="flex h-39 flex-col gap-3 rounded-lg border bg-surface px-4 py-4">
            <Skeleton className="h-3 w-20" />
            <Skeleton className="h-6 w-28" />
            <Skeleton className="mt-auto h-9 w-full" />
          </div>
        ))}
      </div>
    </div>
  );
}

function HeadlineCard({
  figure: { id, label, format, text, detail, current, previous, worse, color, href },
  before,
  points,
  zone,
}: {
  figure: HeadlineFigure;
  before: string | null;
  points: readonly SeriesPoint[] | undefined;
  zone: TimeZone;
}) {
  const print = (value: string | number) => figureText(value, format);
  return (
    <>
      <div className="flex min-h-6 items-center gap-2">
        <h2 className="min-w-0 truncate font-medium text-muted-foreground">
          <Link
            href={href}
            className="group inline-flex items-center gap-1 rounded-sm hover:text-accent-text hover:underline"
          >
            {label}
            <ArrowUpRight aria-hidden className="size-3.5 text-muted-foreground" />
          </Link>
        </h2>
        {points && points.length > 0 && (
          <span className="ml-auto">
            <SeriesTable
              label={`${label} over time`}
              points={points}
              series={[{ id, label }]}
              format={print}
              zone={zone}
            />
          </span>
        )}
      </div>
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span
          title={format === "money" && current !== null ? `$${current}` : undefined}
          className="font-semibold text-xl tracking-tight"
        >
          {text}
        </span>
        {before !== null && (
          <span className="text-muted-foreground text-xs">
            <Change current={current} previous={previous} format={format} worse={worse} /> vs {before}
          </span>
        )}
      </p>
      <p className="mt-0.5 min-h-5 truncate text-muted-foreground" title={detail}>
        {detail}
      </p>
      <div className="mt-2 h-9">
        {points === undefined ? (
          <Skeleton className="h-full w-full" />
        ) : points.length < 2 ? (
          <p className="pt-3 text-muted-foreground text-xs">Too short a time for a line.</p>
        ) : (
          <Sparkline
            heights={points.map(({ heights }) => heights[id] ?? null)}
            label={lineLabel(label, points, id, print)}
            color={color}
          />
        )}
      </div>
    </>
  );
}

function lineLabel(
  label: string,
  points: readonly SeriesPoint[],
  id: string,
  print: (value: string | number) => string,
): string {
  const figures = points.flatMap(({ figures: { [id]: figure } }) => (figure == null ? [] : [figure]));
  const sorted = figures.toSorted((a, b) => Number(a) - Number(b));
  const [least, most] = [sorted[0], sorted.at(-1)];
  if (least === undefined || most === undefined) return `${label} over time: nothing to show`;
  return `${label} over time, between ${print(least)} and ${print(most)}`;
}

/** How the headline's figures moved, in about as many buckets as a small line can show. */
function useSparklines(scope: MetricsScope, { from }: MetricsData) {
  const bucket = useBucket(scope.range, "auto", from)?.interval;
  const { data, error, refetch } = useMetrics(
    scope,
    { metrics: sparklineMetrics, bucket: bucket ?? null },
    { enabled: bucket !== undefined },
  );
  const points = useMemo(() => data && prepareSparklines(data.buckets, data.total.series ?? {}), [data]);
  return { points, error: data ? null : error, refetch };
}
