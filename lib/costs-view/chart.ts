import type { Figure, GroupKeyAnswer, MetricsData } from "@/lib/metrics-view/answer";
import { othersOf, placeId, placeLabel } from "@/lib/metrics-view/groups";
import { namedValues } from "@/lib/metrics-view/segment";
import { otherColor, type SeriesColors } from "@/lib/metrics-view/series-colors";
import { prepareSeries, type SeriesPoint } from "@/lib/series/prepare";
import { type CostMeasureId, costMeasureIds } from "./measures";

/** A series of the chart: a value of the key, the others together, or the requests without any. */
export interface GroupSeries {
  id: string;
  label: string;
  color: string;
  isHatched: boolean;
  key: GroupKeyAnswer;
  /** What it comes to over the whole range. */
  total: Figure;
}

/** One measure over time by the values of a key. */
export interface GroupsOverTime {
  /** The field that the answer is about, which may be another than the one just asked for. */
  field: string;
  fieldLabel: string;
  /** The values that stand alone. */
  named: readonly string[];
  series: GroupSeries[];
  points: SeriesPoint[];
}

export interface GroupChart extends GroupsOverTime {
  /** What the answer measures, which may be another measure than the one just asked for. */
  measure: CostMeasureId;
}

/** Decides what the chart of a measure by one key shows: names, colours, and what stands for none. */
export function prepareGroupChart(data: MetricsData, asked: CostMeasureId, colors: SeriesColors): GroupChart {
  const measure = costMeasureIds.find((id) => id in data.total.figures) ?? asked;
  return { measure, ...prepareGroups(data, measure, colors) };
}

/** The same of any metric. */
export function prepareGroups(
  { buckets, group_by: [by], groups, total }: MetricsData,
  measure: string,
  colors: SeriesColors,
): GroupsOverTime {
  const keys = groups.flatMap(({ key: [key] }) => (key ? [key] : []));
  const named = namedValues(keys);
  const byValue = colors.of(named);
  const others = othersOf(by?.values ?? 0, keys);
  const series = groups.flatMap(({ key: [key], figures, series: all = {} }) => {
    if (!key) return [];
    const isHatched = key.is_missing;
    const color = key.value === null ? otherColor : (byValue.get(key.value) ?? otherColor);
    const shown = { id: placeId(key), label: placeLabel(key, others), color, isHatched, key };
    return [{ ...shown, total: figures[measure] ?? null, figures: all[measure] ?? [] }];
  });
  return {
    field: by?.field ?? "",
    fieldLabel: by?.label ?? "",
    named,
    series: series.map(({ figures: _, ...rest }) => rest),
    points: prepareSeries(buckets, series, total.previous?.series?.[measure]),
  };
}
