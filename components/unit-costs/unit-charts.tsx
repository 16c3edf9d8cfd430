"use client";

import { lazy, Suspense, useMemo, useRef } from "react";
import type { ChartSeries } from "@/components/charts/chart-series";
import { Swatch } from "@/components/charts/chart-tooltip";
import { PictureItem } from "@/components/charts/picture-item";
import { SeriesTable } from "@/components/charts/series-table";
import { DistributionChart } from "@/components/distributions/distribution-chart";
import { TableExport } from "@/components/exports/table-export";
import { useSelection } from "@/components/selection/selection-scope";
import { cn } from "@/components/ui/cn";
import { Skeleton } from "@/components/ui/skeleton";
import { keepBar } from "@/lib/distributions/keep-bar";
import { figureText } from "@/lib/metrics-view/figures";
import { prepareSeries } from "@/lib/series/prepare";
import type { UnitsData } from "@/lib/unit-costs/answer";
import { prepareHistogram } from "@/lib/unit-costs/histogram";
import { unitSeriesTable } from "@/lib/unit-costs/tables";
import { unitName } from "@/lib/unit-costs/unit-name";

// The chart library is heavy, and most pages have no chart.
const SeriesLines = lazy(async () => ({
  default: (await import("@/components/charts/series-lines")).SeriesLines,
}));

const series: readonly (ChartSeries & { id: "mean" | "p50" | "p95" })[] = [
  { id: "mean", label: "Mean", color: "var(--chart-1)" },
  { id: "p50", label: "Median", color: "var(--chart-3)" },
  { id: "p95", label: "p95", color: "var(--chart-2)" },
];

/** The fields by whose sums requests can be found again, by the key whose values those are. */
const costFields = { user: "user_cost", session: "session_cost" } as const;

/** How the costs of units spread, and how they move over time. */
export function UnitCharts({
  data,
  overTime,
  price,
  isStale,
}: {
  data: UnitsData;
  overTime: UnitsData | undefined;
  price: string | null;
  isStale: boolean;
}) {
  const { filter, zone, change } = useSelection();
  const figureRef = useRef<HTMLElement>(null);
  const points = useMemo(
    () =>
      overTime &&
      prepareSeries(
        overTime.buckets,
        series.map(({ id, label }) => ({ id, label, figures: overTime.series.map((each) => each[id]) })),
      ),
    [overTime],
  );
  const title = `Cost per ${unitName(data)} over time`;
  const format = (figure: string | number) => figureText(figure, "money");
  const costField = Object.entries(costFields).find(([key]) => key === data.field)?.[1];
  const place = <Skeleton className="h-full w-full" />;
  return (
    <div className="grid gap-4 xl:grid-cols-[2fr_3fr]">
      <div className="min-w-0 overflow-x-auto rounded-lg border bg-surface px-4 pt-3 pb-2">
        <DistributionChart
          title={`Cost per ${unitName(data)}`}
          unit={["unit", "units"]}
          bars={prepareHistogram(data.histogram)}
          format={(figure) => figureText(figure, "money")}
          onPick={costField && ((bar) => change(keepBar(filter, costField, bar, { isWhole: false })))}
          isStale={isStale}
          height="h-44"
        />
      </div>
      <figure ref={figureRef} className="min-w-0 rounded-lg border bg-surface px-4 pt-3 pb-2">
        <figcaption className="flex min-h-6 flex-wrap items-center gap-x-3 gap-y-1 text-xs">
          <span className="font-medium">{title}</span>
          {series.map((each) => (
            <span key={each.id} className="flex items-center gap-1.5 text-muted-foreground">
              <Swatch series={each} />
              {each.label}
            </span>
          ))}
          {points && overTime && (
            <span className="ml-auto flex items-center gap-1">
              <SeriesTable label={title} points={points} series={series} format={format} zone={zone} />
              <TableExport name="unit-costs-over-time" table={() => unitSeriesTable(overTime)}>
                <PictureItem name="unit-costs-over-time" title={title} series={series} chartRef={figureRef} />
              </TableExport>
            </span>
          )}
        </figcaption>
        <div className={cn("mt-2 h-44 transition-opacity", isStale && "opacity-50")}>
          {points ? (
            <Suspense fallback={place}>
              <SeriesLines
                label={title}
                points={points}
                series={series}
                format={format}
                zone={zone}
                {...(price !== null && { mark: { label: "price", figure: Number(price) } })}
              />
            </Suspense>
          ) : (
            place
          )}
        </div>
      </figure>
    </div>
  );
}
