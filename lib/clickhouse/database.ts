import type { z } from "zod";

/** What can be bound: nothing that the two engines would write differently, so dates go as text or numbers. */
export type ParameterValue = string | number | bigint | boolean | null | readonly ParameterValue[];

/** One statement, ready to send. Values are bound as ClickHouse `{name: Type}` parameters, never spliced. */
export interface Statement {
  sql: string;
  params?: Record<string, ParameterValue>;
  /** Who asks, such as `requests.list`; stands in the engine's query log as `log_comment`. */
  tag: string;
  /** Milliseconds after which the engine gives up; 30 seconds when absent. */
  timeoutMs?: number;
}

/** A column of an insert: its name, and the type its values are written in, which the engine casts to the table's. */
export interface BinaryColumn {
  name: string;
  type: string;
}

/** Rows in `FORMAT RowBinary`, at least one. */
export interface BinaryRows {
  columns: readonly BinaryColumn[];
  bytes: Uint8Array;
}

/** What can be inserted: lines of `FORMAT JSONEachRow`, at least one, or rows as bytes where thousands come a second. */
export type InsertedRows = string | Uint8Array | BinaryRows;

/** Whether the rows are in `FORMAT RowBinary`. */
export function isBinary(rows: InsertedRows): rows is BinaryRows {
  return typeof rows === "object" && "columns" in rows;
}

/** Formats in which a result goes on as it is, without being read. */
export type RawFormat = "CSV" | "JSONEachRow" | "Parquet";

/**
 * The narrow port to ClickHouse. No line above it knows whether the engine runs inside the process or on a
 * server. Every method throws `ClickHouseError` (with `code` and `type`) for what the engine refuses and an
 * `ApiError` with `storage_unavailable` when the engine does not answer.
 */
export interface Database {
  /** Rows of a SELECT, each parsed by `row`. The statement carries no FORMAT clause. */
  query<Row>(statement: Statement, row: z.ZodType<Row>): Promise<Row[]>;
  /**
   * The result of a SELECT as the bytes of a format, all of them at once: what may be large is asked for in pages. The
   * statement carries no FORMAT clause.
   */
  queryBytes(statement: Statement, format: RawFormat): Promise<Uint8Array>;
  /** A statement without rows: DDL, UPDATE, ALTER. */
  command(statement: Statement): Promise<void>;
  /**
   * Inserts rows; `table` is a plain name such as `requests`.
   *
   * @param token names this insert: of several with the same token only one lands, in tables that remember tokens
   * (`requests` and `request_bodies`).
   */
  insert(table: string, rows: InsertedRows, tag: string, token?: string): Promise<void>;
  /** Resolves when the engine answers. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
