import { z } from "zod";
import { localTable } from "./cluster";
import type { Database } from "./database";

/** The journal of edits goes with its requests: it holds what they held. */
const retainedTables = ["requests", "request_bodies", "property_edit_rows"];

/**
 * Makes the tables forget rows `days` after their request, or never when undefined. Does nothing when that is what
 * they do already, since a changed TTL rewrites the rows.
 */
export async function applyRetention(
  database: Database,
  days: number | undefined,
  cluster: string | undefined,
): Promise<void> {
  for (const table of retainedTables) {
    const current = await currentTtl(database, cluster ? `${table}_local` : table);
    const wanted = days === undefined ? "" : `created_at + toIntervalDay(${days})`;
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
