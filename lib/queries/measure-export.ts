import { z } from "zod";
import { database } from "@/lib/clickhouse";
import { exportTimeoutMs } from "./export-timeout";
import { int64 } from "./int64";
import { type RequestSelection, selectionCondition } from "./request-selection";

/** How many requests a selection holds, and between which times, in epoch milliseconds. */
export interface ExportSpan {
  requests: number;
  oldestMs: number;
  newestMs: number;
}

/** What an export is about to read. What arrives later is newer than its newest and stays out. */
export async function measureExport(selection: RequestSelection): Promise<ExportSpan> {
  const where = selectionCondition(selection);
  const [row] = await database().query(
    {
      sql: `
  SELECT
    count() AS requests,
    toUnixTimestamp64Milli(min(created_at)) AS oldestMs,
    toUnixTimestamp64Milli(max(created_at)) AS newestMs
  FROM requests
  WHERE ${where.sql}`,
      params: where.params,
      tag: "exports.measure",
      timeoutMs: exportTimeoutMs,
    },
    z.object({ requests: int64, oldestMs: int64, newestMs: int64 }),
  );
  return row ?? { requests: 0, oldestMs: 0, newestMs: 0 };
}
