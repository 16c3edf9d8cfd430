import { csvMarker, plainCsv } from "@/lib/exports/csv-text";

const csvPattern = /(?:^|\n)("# facet-export complete rows=(\d+)"[,;\t]*\n)$/;
const jsonPattern = /(?:^|\n)(\{"facet_export":\{"complete":true,"rows":(\d+)\}\}\n)$/;

/** The longest a marker can be: one cell for each of 500 columns. */
export const markerBytesMax = csvMarker(500, Number.MAX_SAFE_INTEGER, plainCsv).length + 1;

/** What the last line says of a file, and how many bytes it has; null when it says nothing: the file was cut off. */
export function readMarker(format: unknown, tail: string): { rows: number; bytes: number } | null {
  const match = (format === "jsonl" ? jsonPattern : csvPattern).exec(tail);
  return match ? { rows: Number(match[2]), bytes: (match[1] ?? "").length } : null;
}
