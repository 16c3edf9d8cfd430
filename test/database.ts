import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Database } from "@/lib/clickhouse/database";
import { openEmbedded } from "@/lib/clickhouse/embedded";
import { migrate } from "@/lib/clickhouse/migrate";

export interface TestDatabase {
  database: Database;
  close: () => Promise<void>;
}

/**
 * A fresh migrated database on the embedded engine, in a directory of its own. For `*.db.test.ts`: open it in
 * `beforeAll`, close it in `afterAll`. One at a time in a process, which is what the engine allows. Tests of queries
 * use `describeOnBothEngines` of `./both-engines` instead.
 */
export async function openTestDatabase(): Promise<TestDatabase> {
  const directory = await mkdtemp(join(tmpdir(), "facet-test-"));
  const database = await openEmbedded(join(directory, "clickhouse"), "facet");
  await migrate(database, undefined);
  return {
    database,
    close: async () => {
      await database.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
