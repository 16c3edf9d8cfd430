import { z } from "zod";
import { database } from "@/lib/clickhouse";
import { int64 } from "./int64";
import { type RequestSelection, selectionCondition } from "./request-selection";

/** The oldest or the newest request of a selection; null when there is none. */
export async function findExtremeRequest(
  selection: RequestSelection,
  which: "oldest" | "newest",
  timeoutMs?: number,
): Promise<{ requestId: string; createdAtMs: number } | null> {
  const where = selectionCondition(selection);
  const direction = which === "oldest" ? "ASC" : "DESC";
  const rows = await database().query(
    {
      sql: `
  SELECT request_id AS requestId, toUnixTimestamp64Milli(created_at) AS createdAtMs
  FROM requests
  WHERE ${where.sql}
  ORDER BY created_at ${direction}, request_id ${direction}
  LIMIT 1
  SETTINGS timeout_overflow_mode = '${timeoutMs === undefined ? "throw" : "break"}'`,
      params: where.params,
      tag: "requests.extreme",
      timeoutMs,
    },
    z.object({ requestId: z.string(), createdAtMs: int64 }),
  );
  return rows[0] ?? null;
}
