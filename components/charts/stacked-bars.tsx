"use client";

import { type MouseEvent, useId } from "react";
import {
  Bar,
  CartesianGrid,
  Cell,
  ComposedChart,
  Line,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { bucketTime } from "@/components/histogram/bucket-time";
import type { SeriesPoint } from "@/lib/series/prepare";
import { axes, type ChartProps } from "./chart-series";
import { ChartTooltip } from "./chart-tooltip";

/** What a reader can do with a part of a bar: the requests of one series in one bucket. */
export interface BarActions {
  onClick: (seriesId: string, point: SeriesPoint, event: MouseEvent) => void;
  onHover: (seriesId: string | null) => void;
}

/**
 * Sums over time as bars on top of each other, the earlier time range as a dotted line over them; a bucket that is not
 * whole is drawn lighter.
 *
 * @param focusId the series that stands out; the others step back.
 */
export function StackedBars({
  label,
  points,
  series,
  format,
  zone,
  comparedLabel,
  focusId = null,
  actions,
}: ChartProps & { focusId?: string | null; actions?: BarActions }) {
  const hatchId = useId();
  const time = (startMs: number) => bucketTime(startMs, points, zone);
  const opacity = (id: string, isPartial: boolean) =>
    (isPartial ? 0.5 : 1) * (focusId === null || focusId === id ? 1 : 0.3);
  return (
    <ResponsiveContainer width="100%" height="100%">
      <ComposedChart
        data={[...points]}
        margin={{ top: 6, right: 0, bottom: 0, left: 0 }}
        barCategoryGap={1}
        title={label}
        accessibilityLayer
      >
        <defs>
          {series.map(
            ({ id, color, isHatched }, index) =>
              isHatched && (
                <pattern
                  key={id}
                  id={`${hatchId}${index}`}
                  width="5"
                  height="5"
                  patternUnits="userSpaceOnUse"
                  patternTransform="rotate(45)"
                >
                  <rect width="2.5" height="5" fill={color} />
                </pattern>
              ),
          )}
        </defs>
        <CartesianGrid vertical={false} stroke="var(--border)" />
        <XAxis {...axes.time} tickFormatter={time} />
        <YAxis {...axes.figures} tickFormatter={format} />
        <Tooltip
          isAnimationActive={false}
          cursor={{ stroke: "var(--border-strong)" }}
          content={({ active, payload }) => {
            const point: SeriesPoint | undefined = active ? payload[0]?.payload : undefined;
            return point ? (
              <ChartTooltip
                point={point}
                series={series}
                format={format}
                time={time}
                comparedLabel={comparedLabel}
              />
            ) : null;
          }}
        />
        {series.map(({ id, color, isHatched }, index) => (
          <Bar
            key={id}
            dataKey={(point: SeriesPoint) => point.heights[id]}
            stackId="all"
            fill={isHatched ? `url(#${hatchId}${index})` : color}
            // A seam, since two hues on top of each other may be alike.
            stroke="var(--surface)"
            strokeWidth={series.length > 1 ? 0.5 : 0}
            isAnimationActive={false}
            cursor={actions ? "pointer" : undefined}
            onClick={(bar, _, event) => actions?.onClick(id, bar.payload, event)}
            onMouseEnter={() => actions?.onHover(id)}
            onMouseLeave={() => actions?.onHover(null)}
          >
            {points.map((point) => (
              <Cell key={point.startMs} fillOpacity={opacity(id, point.isPartial)} />
            ))}
          </Bar>
        ))}
        {comparedLabel !== undefined && (
          <Line
            dataKey={(point: SeriesPoint) => point.compared?.height ?? null}
            stroke="var(--muted-foreground)"
            strokeWidth={1.5}
            strokeDasharray="2 3"
            strokeLinecap="round"
            dot={false}
            activeDot={false}
            isAnimationActive={false}
            // The bars below it are what the pointer means.
            style={{ pointerEvents: "none" }}
          />
        )}
      </ComposedChart>
    </ResponsiveContainer>
  );
}
