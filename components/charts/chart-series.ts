import type { SeriesPoint } from "@/lib/series/prepare";
import type { TimeZone } from "@/lib/time-range/time-range";

/** One series of a chart: its name and its colour. */
export interface ChartSeries {
  id: string;
  label: string;
  /** A colour of the theme, such as `var(--chart-1)`. */
  color: string;
  /** Drawn with stripes: what is no value, told apart also by eyes without colour. */
  isHatched?: boolean;
}

/** What every chart over time is drawn from. */
export interface ChartProps {
  label: string;
  points: readonly SeriesPoint[];
  series: readonly ChartSeries[];
  format: (figure: string | number) => string;
  zone: TimeZone;
  /** What the dotted line of the earlier time range is called, where the points have one. */
  comparedLabel?: string;
}

export const tickStyle = { fill: "var(--muted-foreground)", fontSize: 11 } as const;

/** What all axes of time and of figures have in common. */
export const axes = {
  time: {
    dataKey: "startMs",
    tickLine: false,
    axisLine: { stroke: "var(--border-strong)" },
    tick: tickStyle,
    minTickGap: 40,
  },
  figures: { width: 64, tickLine: false, axisLine: false, tick: tickStyle, tickCount: 4 },
} as const;
