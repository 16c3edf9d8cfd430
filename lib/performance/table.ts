import type { CellValue } from "@/lib/exports/csv-text";
import type { TextTable } from "@/lib/exports/text-table";
import type { Figure, MetricsData } from "@/lib/metrics-view/answer";
import { performanceColumns } from "./measures";

/** The table as it stands on the page, durations in milliseconds, with all requests at the end. */
export function performanceTable({ group_by: [by], groups, total }: MetricsData): TextTable {
  const cells = (figures: Readonly<Record<string, Figure>>): CellValue[] =>
    performanceColumns.map((id) => figures[id] ?? null);
  return {
    headers: [by?.field ?? "value", "kind", ...performanceColumns],
    rows: [
      ...groups.flatMap(({ key: [key], figures }) =>
        key
          ? [[key.value, key.is_other ? "other" : key.is_missing ? "not set" : "value", ...cells(figures)]]
          : [],
      ),
      [null, "all", ...cells(total.figures)],
    ],
  };
}
