import type { Figure, GroupKeyAnswer, MetricsData, MetricsGroup } from "@/lib/metrics-view/answer";
import { othersOf, placeId, placeLabel } from "@/lib/metrics-view/groups";
import { namedValues } from "@/lib/metrics-view/segment";

/** One of the two keys of a pivot table, with its values as heads of rows or columns. */
export interface PivotAxis {
  field: string;
  label: string;
  named: readonly string[];
  heads: PivotHead[];
}

export interface PivotHead {
  id: string;
  label: string;
  key: GroupKeyAnswer;
  /** What all of it comes to, the other key aside. */
  total: Figure;
}

export interface PivotCell {
  figure: Figure;
  /** Of the largest cell of two values, 0 to 1, as the eye should see it. */
  heat: number;
}

export interface Pivot {
  rows: PivotAxis;
  columns: PivotAxis;
  /** Undefined where no request has both. */
  cell: (row: PivotHead, column: PivotHead) => PivotCell | undefined;
  total: Figure;
}

/** Decides what a table of a measure by two keys shows; undefined when the answer is not by two. */
export function preparePivot(
  { group_by, groups, margins, total }: MetricsData,
  measure: string,
): Pivot | undefined {
  const [rowKey, columnKey] = group_by;
  const [rowMargin, columnMargin] = margins ?? [];
  if (!rowKey || !columnKey || !rowMargin || !columnMargin) return undefined;
  const figures = new Map(
    groups.map(({ key, figures: all }) => [JSON.stringify(key.map(placeId)), all[measure] ?? null]),
  );
  // The others and none are sums of many: they would make all single values pale.
  const single = groups.filter(({ key }) => key.every(({ value }) => value !== null));
  const most = Math.max(0, ...single.map(({ figures: all }) => Number(all[measure] ?? 0)));
  return {
    rows: axisOf(rowKey, rowMargin, measure),
    columns: axisOf(columnKey, columnMargin, measure),
    cell: (row, column) => {
      const figure = figures.get(JSON.stringify([row.id, column.id]));
      return figure === undefined ? undefined : { figure, heat: heatOf(figure, most) };
    },
    total: total.figures[measure] ?? null,
  };
}

function axisOf(
  { field, label, values }: MetricsData["group_by"][number],
  margin: readonly MetricsGroup[],
  measure: string,
): PivotAxis {
  const keys = margin.flatMap(({ key: [key] }) => (key ? [key] : []));
  const others = othersOf(values, keys);
  return {
    field,
    label,
    named: namedValues(keys),
    heads: margin.flatMap(({ key: [key], figures }) =>
      key ? [{ id: placeId(key), label: placeLabel(key, others), key, total: figures[measure] ?? null }] : [],
    ),
  };
}

/** Costs spread by factors, so a root keeps the small ones apart. */
function heatOf(figure: Figure, most: number): number {
  return most === 0 ? 0 : Math.sqrt(Math.min(1, Math.max(0, Number(figure ?? 0)) / most));
}
