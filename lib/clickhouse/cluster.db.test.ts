import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { openTestDatabase, type TestDatabase } from "@/test/database";
import { forTopology, localTable } from "./cluster";
import { migrations } from "./migrations";

let opened: TestDatabase;

beforeAll(async () => {
  opened = await openTestDatabase();
});
afterAll(() => opened.close());

/** A statement as the engine's own parser reads it; rejects when it cannot be parsed. */
async function parsed(sql: string): Promise<string> {
  const [row] = await opened.database.query(
    { sql: "SELECT formatQuery({sql: String}) AS text", params: { sql }, tag: "test" },
    z.object({ text: z.string() }),
  );
  return row?.text ?? "";
}

const all = migrations.flatMap(({ statements }) => statements);

it("makes of every migration statements a cluster's parser takes", async () => {
  for (const statement of all.flatMap((sql) => forTopology(sql, "my-cluster"))) {
    expect(await parsed(statement)).toContain("ON CLUSTER `my-cluster`");
  }
});

it("makes a replicated table on every shard and a distributed one over them", () => {
  const [local, distributed] = forTopology(migrations[0]?.statements[0] ?? "", "main");
  expect(local).toMatch(/^CREATE TABLE IF NOT EXISTS requests_local ON CLUSTER `main`\n/);
  expect(local).toContain(
    "ENGINE = ReplicatedMergeTree('/clickhouse/tables/{shard}/{database}/{table}', '{replica}')\nPARTITION BY",
  );
  expect(distributed).toBe(
    "CREATE TABLE IF NOT EXISTS requests ON CLUSTER `main` AS requests_local " +
      "ENGINE = Distributed(`main`, currentDatabase(), requests_local, cityHash64(request_id))",
  );
});

it("keeps an engine's own options and the states of one thing on one shard", () => {
  const statement = all.find((sql) => sql.includes("api_keys")) ?? "";
  const [local, distributed] = forTopology(statement, "main");
  expect(local).toContain("'{replica}', updated_at)");
  expect(distributed).toContain("cityHash64(organization_id))");
});

it("changes columns in both tables and everything else where the rows are", async () => {
  const column = forTopology("ALTER TABLE requests ADD COLUMN IF NOT EXISTS note String", "main");
  const index = forTopology("ALTER TABLE requests DROP INDEX IF EXISTS request_id_bloom", "main");
  expect(column).toEqual([
    "ALTER TABLE requests_local ON CLUSTER `main` ADD COLUMN IF NOT EXISTS note String",
    "ALTER TABLE requests ON CLUSTER `main` ADD COLUMN IF NOT EXISTS note String",
  ]);
  expect(index).toEqual([
    "ALTER TABLE requests_local ON CLUSTER `main` DROP INDEX IF EXISTS request_id_bloom",
  ]);
  for (const statement of [...column, ...index]) {
    expect(await parsed(statement)).toContain("ON CLUSTER main");
  }
});

it("lets a materialized view read and write on its own shard", async () => {
  const [view] = forTopology(
    "CREATE MATERIALIZED VIEW IF NOT EXISTS hourly_view TO hourly AS SELECT 1 AS a FROM requests",
    "main",
  );
  expect(view).toBe(
    "CREATE MATERIALIZED VIEW IF NOT EXISTS hourly_view ON CLUSTER `main` TO hourly_local AS SELECT 1 AS a FROM requests_local",
  );
  expect(await parsed(view ?? "")).toContain("TO hourly_local");
});

it("updates, deletes and alters the local tables of every shard", async () => {
  const table = localTable("requests", "main");
  for (const statement of [
    `UPDATE ${table} SET user_id = 'x' WHERE organization_id = generateUUIDv4()`,
    `DELETE FROM ${table} WHERE user_id = 'x'`,
    `ALTER TABLE ${table} MODIFY TTL created_at + toIntervalDay(30)`,
    `ALTER TABLE ${table} REMOVE TTL`,
  ]) {
    expect(await parsed(statement)).toMatch(/requests_local ON CLUSTER `?main/);
  }
  expect(localTable("requests", undefined)).toBe("requests");
});

it("says so when a statement has no form for a cluster", () => {
  expect(() => forTopology("DROP TABLE requests", "main")).toThrow(/no form for a cluster/);
});
