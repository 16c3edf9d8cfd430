import type { CellValue } from "@/lib/exports/csv-text";
import type { TextTable } from "@/lib/exports/text-table";
import type { GroupKeyAnswer } from "@/lib/metrics-view/answer";
import type { GroupsOverTime } from "./chart";
import type { Pivot } from "./pivot";
import { type Totals, totalMetrics } from "./totals";

/**
 * The figures of the chart, a row for each bucket and series, so that no value can be called as a column is. What an
 * earlier time range came to in the bucket of the same place is a row of its own.
 */
export function chartTable({
  measure,
  field,
  points,
  series,
}: GroupsOverTime & { measure: string }): TextTable {
  return {
    headers: ["from", "to", field, "kind", measure],
    rows: points.flatMap(({ startMs, endMs, figures, compared }) => {
      const time = [new Date(startMs).toISOString(), new Date(endMs).toISOString()];
      return [
        ...series.map(({ id, key }): CellValue[] => [...time, ...keyCells(key), figures[id] ?? null]),
        ...(compared ? [[...time, null, "earlier", compared.figure]] : []),
      ];
    }),
  };
}

/** The table of totals as it stands on the page, with the sum of all at the end. */
export function totalsTable({ field, rows, all }: Totals): TextTable {
  const hasPrevious = all.previous !== undefined;
  return {
    headers: [
      field,
      "kind",
      ...totalMetrics,
      "users",
      "cost_share",
      ...(hasPrevious ? ["previous_cost", "previous_requests"] : []),
    ],
    rows: [...rows, all].map(({ key, figures, previous, users, costShare }) => [
      ...(key ? keyCells(key) : [null, "all"]),
      ...totalMetrics.map((metric) => figures[metric] ?? null),
      users ?? null,
      costShare,
      ...(hasPrevious ? [previous?.cost ?? null, previous?.requests ?? null] : []),
    ]),
  };
}

/** The pivot table as rows of two keys and a figure, which a spreadsheet can pivot again. */
export function pivotTable({ rows, columns, cell }: Pivot, measure: string): TextTable {
  return {
    headers: [rows.field, `${rows.field}_kind`, columns.field, `${columns.field}_kind`, measure],
    rows: rows.heads.flatMap((row) =>
      columns.heads.flatMap((column) => {
        const found = cell(row, column);
        return found ? [[...keyCells(row.key), ...keyCells(column.key), found.figure]] : [];
      }),
    ),
  };
}

/** A value and what it is, since a value may be called like the others. */
function keyCells({ value, is_other, is_missing }: GroupKeyAnswer): [CellValue, CellValue] {
  return [value, is_other ? "other" : is_missing ? "not set" : "value"];
}
