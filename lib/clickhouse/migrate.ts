import { z } from "zod";
import { forTopology } from "./cluster";
import type { Database } from "./database";
import { type Migration, migrations } from "./migrations";

const journal = `CREATE TABLE IF NOT EXISTS schema_migrations
(
    version UInt32,
    applied_at DateTime64(3, 'UTC') DEFAULT now64(3)
)
ENGINE = MergeTree
ORDER BY version`;

const ddlTimeoutMs = 10 * 60_000;

/**
 * Brings the schema up to date. Two processes may do so at once, and a process that died half way is made good:
 * every statement can run again, and a step is written down only after its last statement.
 *
 * @returns the versions that were applied now.
 */
export async function migrate(
  database: Database,
  cluster: string | undefined,
  steps: readonly Migration[] = migrations,
): Promise<number[]> {
  await run(database, journal, cluster);
  const rows = await database.query(
    { sql: "SELECT DISTINCT version FROM schema_migrations", tag: "migrate.applied" },
    z.object({ version: z.number().int() }),
  );
  const applied = new Set(rows.map((row) => row.version));
  const missing = steps.filter((step) => !applied.has(step.version));
  for (const step of missing) {
    for (const statement of step.statements) {
      await run(database, statement, cluster);
    }
    await database.insert("schema_migrations", JSON.stringify({ version: step.version }), "migrate.journal");
  }
  return missing.map((step) => step.version);
}

async function run(database: Database, statement: string, cluster: string | undefined): Promise<void> {
  for (const sql of forTopology(statement, cluster)) {
    await database.command({ sql, tag: "migrate", timeoutMs: ddlTimeoutMs });
  }
}
