import type { FieldRef } from "@/lib/fields/field-ref";
import type { SortDirection } from "@/lib/fields/sort";
import type { RequestPlace } from "@/lib/queries/export-range";
import type { Narrowing } from "@/lib/requests/selection";
import type { ColumnChoice } from "./column-choice";
import type { CsvStyle } from "./csv-text";
import type { HeaderStyle } from "./export-column";

export const exportFormats = ["csv", "jsonl", "parquet"] as const;

/** What somebody wants exported. */
export interface ExportOrder extends Narrowing {
  format: (typeof exportFormats)[number];
  /** In which direction of time the requests stand. */
  direction: SortDirection;
  columns: ColumnChoice;
  /** Whether both bodies are columns as well. */
  bodies: boolean;
  headers: HeaderStyle;
  csv: CsvStyle;
  /** Whether the last line of a text file says that it is complete. */
  marker: boolean;
  gzip: boolean;
  /** One file in a ZIP for each value of this field. */
  splitBy?: FieldRef;
  /** Not the requests, but what they add up to by one or two fields. */
  summary?: readonly FieldRef[];
  /** Goes on where an earlier export was cut off. */
  resume?: ExportResumption;
}

/** A place up to which a file was written, and what bounded the export. */
export interface ExportResumption {
  after: RequestPlace;
  /** Rows before that place. */
  rows: number;
  /** The newest request of the export, in epoch milliseconds. */
  newestMs: number;
}
