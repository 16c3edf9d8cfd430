"use client";

import { Bar, BarChart, CartesianGrid, Cell, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { bucketTime } from "@/components/histogram/bucket-time";
import type { SeriesPoint } from "@/lib/series/prepare";
import type { TimeZone } from "@/lib/time-range/time-range";

/** One series of a chart: its name, its colour, and how its figures read. */
export interface BarSeries {
  id: string;
  label: string;
  /** A colour of the theme, such as `var(--chart-1)`. */
  color: string;
}

/** Sums over time as bars on top of each other; a bucket that is not whole is drawn lighter. */
export function StackedBars({
  label,
  points,
  series,
  format,
  zone,
}: {
  label: string;
  points: readonly SeriesPoint[];
  series: readonly BarSeries[];
  format: (figure: string | number) => string;
  zone: TimeZone;
}) {
  const time = (startMs: number) => bucketTime(startMs, points, zone);
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart
        data={[...points]}
        margin={{ top: 6, right: 0, bottom: 0, left: 0 }}
        barCategoryGap={1}
        title={label}
        accessibilityLayer
      >
        <CartesianGrid vertical={false} stroke="var(--border)" />
        <XAxis
          dataKey="startMs"
          tickFormatter={time}
          tickLine={false}
          axisLine={{ stroke: "var(--border-strong)" }}
          tick={tickStyle}
          minTickGap={40}
        />
        <YAxis
          width={64}
          tickFormatter={format}
          tickLine={false}
          axisLine={false}
          tick={tickStyle}
          tickCount={4}
        />
        <Tooltip
          isAnimationActive={false}
          cursor={{ fill: "var(--hover)" }}
          content={({ active, payload }) => {
            const point: SeriesPoint | undefined = active ? payload[0]?.payload : undefined;
            return point ? <Figures point={point} series={series} format={format} time={time} /> : null;
          }}
        />
        {series.map(({ id, color }) => (
          <Bar
            key={id}
            dataKey={(point: SeriesPoint) => point.heights[id]}
            stackId="all"
            fill={color}
            isAnimationActive={false}
          >
            {points.map((point) => (
              <Cell key={point.startMs} fillOpacity={point.isPartial ? 0.5 : 1} />
            ))}
          </Bar>
        ))}
      </BarChart>
    </ResponsiveContainer>
  );
}

const tickStyle = { fill: "var(--muted-foreground)", fontSize: 11 } as const;

function Figures({
  point,
  series,
  format,
  time,
}: {
  point: SeriesPoint;
  series: readonly BarSeries[];
  format: (figure: string | number) => string;
  time: (startMs: number) => string;
}) {
  return (
    <div className="min-w-36 rounded-md bg-raised px-3 py-2 text-xs shadow-popup">
      <p className="mb-1 font-medium">
        {time(point.startMs)}
        {point.isPartial && <span className="font-normal text-muted-foreground"> (not whole)</span>}
      </p>
      <dl className="flex flex-col gap-0.5">
        {series.map(({ id, label, color }) => {
          const figure = point.figures[id] ?? null;
          return (
            <div key={id} className="flex items-center gap-2">
              <span aria-hidden style={{ background: color }} className="size-2.5 rounded-[2px]" />
              <dt className="text-muted-foreground">{label}</dt>
              <dd className="ml-auto pl-4">{figure === null ? "–" : format(figure)}</dd>
            </div>
          );
        })}
      </dl>
    </div>
  );
}
