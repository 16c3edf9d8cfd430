"use client";

import {
  CartesianGrid,
  Line,
  LineChart,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { bucketTime } from "@/components/histogram/bucket-time";
import type { SeriesPoint } from "@/lib/series/prepare";
import { axes, type ChartProps, tickStyle } from "./chart-series";
import { ChartTooltip } from "./chart-tooltip";

/**
 * Figures over time that do not add up, such as averages, as straight lines from bucket to bucket: where nothing can be
 * said there is a gap, and a figure between two gaps is a dot.
 *
 * @param mark a figure that the others are held against, as a line across the chart.
 */
export function SeriesLines({
  label,
  points,
  series,
  format,
  zone,
  comparedLabel,
  focusId = null,
  mark,
}: ChartProps & { focusId?: string | null; mark?: { label: string; figure: number } }) {
  const time = (startMs: number) => bucketTime(startMs, points, zone);
  return (
    <ResponsiveContainer width="100%" height="100%">
      <LineChart
        data={[...points]}
        margin={{ top: 6, right: 8, bottom: 0, left: 0 }}
        title={label}
        accessibilityLayer
      >
        <CartesianGrid vertical={false} stroke="var(--border)" />
        <XAxis {...axes.time} tickFormatter={time} padding={{ left: 8, right: 8 }} />
        <YAxis {...axes.figures} tickFormatter={format} domain={[0, "auto"]} />
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
        {series.map(({ id, color, isHatched }) => (
          <Line
            key={id}
            dataKey={(point: SeriesPoint) => point.heights[id]}
            stroke={color}
            strokeWidth={focusId === id ? 2.5 : 1.75}
            strokeDasharray={isHatched ? "5 3" : undefined}
            strokeOpacity={focusId === null || focusId === id ? 1 : 0.25}
            dot={(dot) => <LoneDot key={dot.index} {...dot} points={points} id={id} color={color} />}
            activeDot={{ r: 3 }}
            isAnimationActive={false}
          />
        ))}
        {comparedLabel !== undefined && (
          <Line
            dataKey={(point: SeriesPoint) => point.compared?.height ?? null}
            stroke="var(--muted-foreground)"
            strokeWidth={1.5}
            strokeDasharray="2 3"
            dot={false}
            activeDot={false}
            isAnimationActive={false}
          />
        )}
        {mark && (
          <ReferenceLine
            y={mark.figure}
            ifOverflow="extendDomain"
            stroke="var(--foreground)"
            strokeDasharray="6 3"
            label={{ ...tickStyle, value: mark.label, position: "insideBottomRight" }}
          />
        )}
      </LineChart>
    </ResponsiveContainer>
  );
}

/** Between two gaps a line has no length, so a dot stands for the figure. */
function LoneDot({
  cx,
  cy,
  index,
  points,
  id,
  color,
}: {
  cx?: number;
  cy?: number;
  index?: number;
  points: readonly SeriesPoint[];
  id: string;
  color: string;
}) {
  const isKnown = (at: number) => typeof points[at]?.heights[id] === "number";
  if (cx === undefined || cy === undefined || index === undefined || !isKnown(index)) return <g />;
  return isKnown(index - 1) || isKnown(index + 1) ? <g /> : <circle cx={cx} cy={cy} r={2.5} fill={color} />;
}
