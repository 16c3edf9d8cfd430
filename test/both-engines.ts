import { describe } from "vitest";
import { migrate } from "@/lib/clickhouse/migrate";
import { openServer } from "@/lib/clickhouse/server";
import { startClickHouseServer } from "./clickhouse-http";
import { openTestDatabase, type TestDatabase } from "./database";

/**
 * For tests of queries: runs them once on the embedded engine and once through ClickHouse's HTTP interface with the
 * client's own transport. Use it in `*.db.test.ts`:
 *
 *     describeOnBothEngines("list requests", (open) => {
 *       let opened: TestDatabase;
 *       beforeAll(async () => { opened = await open(); });
 *       afterAll(() => opened.close());
 *       it("…", async () => { await opened.database.query(…); });
 *     });
 */
export function describeOnBothEngines(
  name: string,
  tests: (open: () => Promise<TestDatabase>) => void,
): void {
  describe(`${name}, embedded`, () => tests(openTestDatabase));
  describe(`${name}, over HTTP`, () => tests(openTestServer));
}

async function openTestServer(): Promise<TestDatabase> {
  const server = await startClickHouseServer();
  const { url, username, password } = server;
  const database = await openServer({ url, username, password, database: "facet" });
  await migrate(database, undefined);
  return {
    database,
    close: async () => {
      await database.close();
      await server.close();
    },
  };
}
