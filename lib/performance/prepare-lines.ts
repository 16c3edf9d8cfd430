import type { MetricsData } from "@/lib/metrics-view/answer";
import { placeId, placeLabel } from "@/lib/metrics-view/groups";
import { otherColor, type SeriesColors } from "@/lib/metrics-view/series-colors";
import { prepareSeries, type Series, type SeriesPoint } from "@/lib/series/prepare";
import type { Segment } from "./segment";

/** A line of the chart: its name and its colour. */
interface Line {
  id: string;
  label: string;
  color: string;
}

export interface Lines {
  series: Line[];
  points: SeriesPoint[];
  /** How many values have no line of their own. */
  hidden: number;
}

/** Decides which lines the chart of a figure has: the values with most requests, and all requests to hold them against. */
export function prepareLines(data: MetricsData, metric: string, colors: SeriesColors): Lines {
  const own = data.groups.flatMap(({ key: [key], series }) =>
    key && !key.is_other ? [{ key, series }] : [],
  );
  const hues = colors.of(own.flatMap(({ key }) => (key.value === null ? [] : [key.value])));
  const lines = own.map(({ key, series }) => ({
    id: placeId(key),
    label: placeLabel(key, 0),
    color: (key.value !== null && hues.get(key.value)) || otherColor,
    figures: series?.[metric] ?? [],
  }));
  const all = { id: "all", label: "All requests", color: "var(--muted-foreground)" };
  const shown: (Line & Series)[] =
    own.length === 1 && data.groups.length === 1
      ? lines
      : // First, so that it is drawn beneath the others.
        [{ ...all, figures: data.total.series?.[metric] ?? [] }, ...lines];
  const values = data.group_by[0]?.values ?? 0;
  return {
    series: shown.map(({ id, label, color }) => ({ id, label, color })),
    points: prepareSeries(data.buckets, shown),
    hidden: Math.max(0, values - own.filter(({ key }) => key.value !== null).length),
  };
}

/** The two segments to begin a comparison with: those with most requests; null where there are fewer. */
export function firstSegments(data: MetricsData): [a: Segment | null, b: Segment | null] {
  const [a, b] = data.groups.flatMap(({ key: [key] }): Segment[] => {
    if (!key || key.is_other) return [];
    return key.value === null ? [{ kind: "missing" }] : [{ kind: "value", value: key.value }];
  });
  return [a ?? null, b ?? null];
}
