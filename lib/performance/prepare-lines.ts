import { type GroupsOverTime, prepareGroups } from "@/lib/costs-view/chart";
import { parseFieldName } from "@/lib/filters";
import type { MetricsData } from "@/lib/metrics-view/answer";
import { othersOf } from "@/lib/metrics-view/groups";
import type { SeriesColors } from "@/lib/metrics-view/series-colors";
import { type MeasureId, measureIds } from "./measures";
import type { Segment } from "./segment";

/** The line of all requests, which the others are held against. */
export const allLine = { id: "all", label: "All requests", color: "var(--muted-foreground)" } as const;

export interface Lines extends GroupsOverTime {
  /** What the answer measures, which may be another figure than the one just asked for. */
  measure: MeasureId;
  /** Whether all requests have a line of their own: that of a single value would be the same. */
  hasAll: boolean;
  /** How many values have no line. */
  hidden: number;
}

/**
 * Decides which lines the chart of a figure has: the values with most requests and the requests without any. The others
 * have none, since what they have together is true of none of them; and parts of the time, such as an hour of the day,
 * are no lines over time.
 */
export function prepareLines(data: MetricsData, asked: MeasureId, colors: SeriesColors): Lines {
  const measure = measureIds.find((id) => id in data.total.figures) ?? asked;
  const { series, points, ...rest } = prepareGroups(data, measure, colors);
  const isOverTime = parseFieldName(rest.field) !== undefined;
  const all = data.total.series?.[measure] ?? [];
  return {
    measure,
    ...rest,
    series: isOverTime ? series.filter(({ key }) => !key.is_other) : [],
    points: points.map((point, index) => {
      const figure = all[index] ?? null;
      return {
        ...point,
        figures: { ...point.figures, [allLine.id]: figure },
        heights: { ...point.heights, [allLine.id]: figure === null ? null : Number(figure) },
      };
    }),
    hasAll: series.length > 1,
    hidden: isOverTime
      ? othersOf(
          data.group_by[0]?.values ?? 0,
          series.map(({ key }) => key),
        )
      : 0,
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
