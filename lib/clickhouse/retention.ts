import { z } from "zod";
import { localTable } from "./cluster";
import type { Database } from "./database";

/** By which time a table forgets. The journal of edits and the rollup go with their requests: they tell what they held. */
const retainedTables = {
  requests: "created_at",
  request_bodies: "created_at",
  property_edit_rows: "created_at",
  property_rollup: "bucket",
  rollup_seals: "bucket",
  rollup_marks: "bucket",
  rollup_claims: "bucket",
} as const;

const dayMs = 24 * 3_600_000;

/**
 * Since when requests are certain to be there, in epoch milliseconds; the engine may have forgotten any that are
 * older, one by one and at a time of its own choosing.
 */
export function keptSinceMs(days: number | undefined, nowMs: number): number {
  return days === undefined ? Number.NEGATIVE_INFINITY : nowMs - days * dayMs;
}

/**
 * Makes the tables forget rows `days` after their request, or never when undefined. Does nothing when that is what
 * they do already, since a changed TTL rewrites the rows.
 */
export async function applyRetention(
  database: Database,
  days: number | undefined,
  cluster: string | undefined,
): Promise<void> {
  for (const [table, time] of Object.entries(retainedTables)) {
    const current = await currentTtl(database, cluster ? `${table}_local` : table);
    const wanted = days === undefined ? "" : `${time} + toIntervalDay(${days})`;
    if (current !== wanted) {
      const change = wanted === "" ? "REMOVE TTL" : `MODIFY TTL ${wanted}`;
      await database.command({
        sql: `ALTER TABLE ${localTable(table, cluster)} ${change}`,
        tag: "retention.apply",
        timeoutMs: 10 * 60_000,
      });
    }
  }
}

async function currentTtl(database: Database, table: string): Promise<string> {
  const rows = await database.query(
    {
      sql: `SELECT extract(engine_full, ' TTL (.*?)(?: SETTINGS |$)') AS ttl
        FROM system.tables
        WHERE database = currentDatabase() AND name = {table: String}`,
      params: { table },
      tag: "retention.current",
    },
    z.object({ ttl: z.string() }),
  );
  return rows[0]?.ttl ?? "";
}
