import type { RequestPlace } from "@/lib/queries/export-range";
import type { ExportColumn } from "./export-column";
import type { EngineFormat, FileFormat } from "./files/file-format";
import type { ArchivedFile } from "./zip";

/** What a source has to know of the file that its rows go into. */
export interface SourceView {
  /** What each column is called in the file, in their order. */
  headers: readonly string[];
  engine: EngineFormat;
}

/** Rows as bytes that the engine wrote. */
export interface SourcePage {
  bytes: Uint8Array;
  /** Where the page ends, for sources that can go on from a place. */
  until?: RequestPlace;
}

/**
 * A table that can be exported: its columns, and its rows as pages of bytes that the engine wrote. Headers, guard,
 * markers, compression, progress and cancelling are the same for all of them.
 */
export interface ExportSource {
  /** What the file is called after, such as `requests`. */
  name: string;
  columns: readonly ExportColumn[];
  /** How many requests are read. */
  requests: number;
  /** The newest of them, in epoch milliseconds. */
  newestMs: number;
  /** The rows, a page at a time; at least one page, which may be without rows. */
  pages(view: SourceView): AsyncGenerator<SourcePage>;
  /** The same as one file for each value; absent for a single file. */
  files?(format: FileFormat, view: SourceView, onRows: (rows: number) => void): AsyncGenerator<ArchivedFile>;
}
