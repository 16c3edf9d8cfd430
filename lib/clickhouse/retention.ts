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

/** These hold what was sent of requests, and never longer than this many days. */
const briefTables = {
  deliveries: { time: "created_at", daysMax: 30 },
  delivery_attempts: { time: "at", daysMax: 30 },
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
    await applyTtl(database, cluster, table, days === undefined ? "" : ttl(time, days));
  }
  for (const [table, { time, daysMax }] of Object.entries(briefTables)) {
    await applyTtl(database, cluster, table, ttl(time, Math.min(days ?? daysMax, daysMax)));
  }
}

function ttl(time: string, days: number): string {
  return `${time} + toIntervalDay(${days})`;
}

/** @param wanted empty for none. */
async function applyTtl(
  database: Database,
  cluster: string | undefined,
  table: string,
  wanted: string,
): Promise<void> {
  const current = await currentTtl(database, cluster ? `${table}_local` : table);
  if (current === wanted) return;
  await database.command({
    sql: `ALTER TABLE ${localTable(table, cluster)} ${wanted === "" ? "REMOVE TTL" : `MODIFY TTL ${wanted}`}`,
    tag: "retention.apply",
    timeoutMs: 10 * 60_000,
  });
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
