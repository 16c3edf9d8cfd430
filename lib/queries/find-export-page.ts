import { z } from "zod";
import { database } from "@/lib/clickhouse";
import type { SortDirection } from "@/lib/fields/sort";
import { type ExportRange, exportOrderSql, type RequestPlace, rangeCondition } from "./export-range";
import { exportTimeoutMs } from "./export-timeout";
import { int64 } from "./int64";
import type { RequestSelection } from "./request-selection";

/** How much a page may hold. */
export interface PageLimits {
  rowsMax: number;
  /** Bytes of both bodies of all its requests together; one request may have more. Null when no bodies are read. */
  bodyBytesMax: number | null;
}

/** Answers are kept as text that may be longer than what came over the wire, so the figure is only a hint. */
const rowBytesMin = 2_048;

/**
 * The first requests of a range that fit a page: how many, and where they end. Null for the place when there are none.
 */
export async function findExportPage(
  selection: RequestSelection,
  range: ExportRange,
  direction: SortDirection,
  { rowsMax, bodyBytesMax }: PageLimits,
): Promise<{ rows: number; isFull: boolean; last: RequestPlace | null }> {
  const where = rangeCondition(selection, range, direction);
  const order = exportOrderSql(direction);
  const lastOf = direction === "asc" ? "argMax" : "argMin";
  const fits =
    bodyBytesMax === null
      ? "1"
      : `sum(greatest(request_bytes + response_bytes, ${rowBytesMin})) OVER (ORDER BY ${order} ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) < {bodyBytesMax: UInt64}`;
  const sizes = bodyBytesMax === null ? "" : ", request_bytes, response_bytes";
  const [row] = await database().query(
    {
      sql: `
  SELECT
    countIf(fits) AS rows,
    count() AS found,
    toUnixTimestamp64Milli(${lastOf}If(created_at, (created_at, request_id), fits)) AS atMs,
    ${lastOf}If(request_id, (created_at, request_id), fits) AS requestId
  FROM (
    SELECT created_at, request_id, ${fits} AS fits
    FROM (
      SELECT created_at, request_id${sizes}
      FROM requests
      WHERE ${where.sql}
      ORDER BY ${order}
      LIMIT {rowsMax: UInt32}
    )
  )`,
      params: { ...where.params, rowsMax, ...(bodyBytesMax !== null && { bodyBytesMax }) },
      tag: "exports.find_page",
      timeoutMs: exportTimeoutMs,
    },
    z.object({ rows: int64, found: int64, atMs: int64, requestId: z.string() }),
  );
  const { rows = 0, found = 0, atMs = 0, requestId = "" } = row ?? {};
  return {
    rows,
    isFull: found >= rowsMax || rows < found,
    last: rows === 0 ? null : { atMs, requestId },
  };
}
