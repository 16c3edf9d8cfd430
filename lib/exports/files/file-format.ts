import type { RawFormat } from "@/lib/clickhouse/database";
import type { ExportColumn } from "../export-column";
import { guardedSql } from "../formula-guard";

/** A page of rows as it goes into a file. */
export interface Page {
  bytes: Uint8Array;
  rows: number;
}

/** Writes one file: what comes before the rows, the rows page by page, and what tells that it is complete. */
export interface FileWriter {
  begin(): Uint8Array;
  /** @param bytes rows as the engine wrote them in `EngineFormat`. */
  page(bytes: Uint8Array): Page;
  /** @param rows how many rows the file holds. */
  end(rows: number): Uint8Array;
}

/** How the engine is asked for rows, so that their bytes can go into a file as they are. */
export interface EngineFormat {
  name: RawFormat;
  /** What stands behind SETTINGS. */
  settings: string;
  /** Whether formulas are defused. */
  guardsText: boolean;
}

/** A kind of file that rows can be written to. */
export interface FileFormat {
  extension: string;
  mediaType: string;
  engine: EngineFormat;
  open(): FileWriter;
}

/**
 * Small blocks keep the engine's memory flat; times are the API's; and a column of the file that is called like one of
 * the table must not take its place in what selects and orders the rows.
 */
export const commonSettings =
  "max_block_size = 8192, date_time_output_format = 'iso', prefer_column_name_to_alias = 1";

/** The expression of a column as the file shows it. */
export function cellSql({ sql, isText }: Pick<ExportColumn, "sql" | "isText">, engine: EngineFormat): string {
  return isText && engine.guardsText ? guardedSql(sql) : sql;
}
