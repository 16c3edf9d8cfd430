import { guardedText } from "./formula-guard";

/** How CSV is written. */
export interface CsvStyle {
  delimiter: "," | ";" | "\t";
  /** Begins the file with the mark by which Excel knows UTF-8. */
  bom: boolean;
  /** Whether text that a spreadsheet would run as a formula is written as text. */
  guard: boolean;
}

export const plainCsv: CsvStyle = { delimiter: ",", bom: false, guard: true };

/** What a cell can hold; null is an empty cell, and an empty text a quoted one, so that the two stay apart. */
export type CellValue = string | number | boolean | null;

/** The mark that a file begins with when it is to. */
export const byteOrderMark = "\uFEFF";

/** A line as the engine writes it: text in quotes, what has no value empty. */
export function csvLine(cells: readonly CellValue[], { delimiter, guard }: CsvStyle): string {
  const texts = cells.map((cell) => {
    if (cell === null) return "";
    return typeof cell === "string" ? quoted(guard ? guardedText(cell) : cell) : String(cell);
  });
  return `${texts.join(delimiter)}\n`;
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/**
 * The last line of a complete file: a comment to readers that know comments, and a row with as many cells as the
 * others to those that do not.
 */
export function csvMarker(columns: number, rows: number, style: CsvStyle): string {
  const comment = `# facet-export complete rows=${rows}`;
  return csvLine([comment, ...Array<null>(Math.max(0, columns - 1)).fill(null)], style);
}
