import { parquetMetadata } from "hyparquet";
import type { RawFormat } from "@/lib/clickhouse/database";

const quote = 0x22;
const newline = 0x0a;

/** Rows of CSV: line breaks within quotes belong to a value, and a quote within a value is written twice. */
export function countCsvRows(bytes: Uint8Array): number {
  let rows = 0;
  let isQuoted = 0;
  for (let index = 0; index < bytes.length; index++) {
    const byte = bytes[index];
    if (byte === quote) isQuoted ^= 1;
    else if (byte === newline && isQuoted === 0) rows += 1;
  }
  return rows;
}

/** Rows of JSON lines, whose values hold no line breaks as they are. */
export function countJsonRows(bytes: Uint8Array): number {
  let rows = 0;
  for (let index = bytes.indexOf(newline); index !== -1; index = bytes.indexOf(newline, index + 1)) {
    rows += 1;
  }
  return rows;
}

/** Where each row of CSV ends, the place behind its line break. */
export function* csvRowEnds(bytes: Uint8Array): Generator<number> {
  let isQuoted = 0;
  for (let index = 0; index < bytes.length; index++) {
    const byte = bytes[index];
    if (byte === quote) isQuoted ^= 1;
    else if (byte === newline && isQuoted === 0) yield index + 1;
  }
}

/** The same of JSON lines. */
export function* jsonRowEnds(bytes: Uint8Array): Generator<number> {
  for (let index = bytes.indexOf(newline); index !== -1; index = bytes.indexOf(newline, index + 1)) {
    yield index + 1;
  }
}

/** How many rows bytes of a format hold. */
export function rowsOf(format: RawFormat, bytes: Uint8Array): number {
  switch (format) {
    case "CSV":
      return countCsvRows(bytes);
    case "JSONEachRow":
      return countJsonRows(bytes);
    case "Parquet":
      return Number(parquetMetadata(new Uint8Array(bytes).buffer).num_rows);
  }
}
