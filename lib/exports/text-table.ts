import { type CellValue, csvLine, csvMarker, plainCsv } from "./csv-text";
import { jsonMarker } from "./json-text";

/** A table that is small enough to be on the screen. */
export interface TextTable {
  /** What each column is called in the file, in their order; no two alike. */
  headers: readonly string[];
  rows: readonly (readonly CellValue[])[];
}

export const textTableFormats = {
  csv: { label: "CSV", mediaType: "text/csv", text: asCsv },
  jsonl: { label: "JSON lines", mediaType: "application/jsonl", text: asJsonLines },
} as const;

/** The table as an export of requests would write it: the same quotes, guard and last line. */
function asCsv({ headers, rows }: TextTable): string {
  const lines = [headers, ...rows].map((cells) => csvLine(cells, plainCsv));
  return lines.join("") + csvMarker(headers.length, rows.length, plainCsv);
}

function asJsonLines({ headers, rows }: TextTable): string {
  const objects = rows.map((cells) =>
    Object.fromEntries(headers.map((header, index) => [header, cells[index] ?? null])),
  );
  return objects.map((object) => `${JSON.stringify(object)}\n`).join("") + jsonMarker(rows.length);
}
