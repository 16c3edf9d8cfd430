import { beforeEach, describe, expect, test } from "vitest";
import { POST as count } from "@/app/v1/request/count/query/route";
import { POST as facets } from "@/app/v1/request/facets/route";
import { POST as fields } from "@/app/v1/request/fields/route";
import { POST as histogram } from "@/app/v1/request/histogram/route";
import { POST as nearest } from "@/app/v1/request/nearest/route";
import { POST as query } from "@/app/v1/request/query-clickhouse/route";
import { POST as ids } from "@/app/v1/request/query-ids/route";
import { GET as views } from "@/app/v1/view/route";
import { apiKeysReady } from "@/lib/auth/api-keys";
import { database } from "@/lib/clickhouse";
import type { Database } from "@/lib/clickhouse/database";
import { LazyDatabase } from "@/lib/clickhouse/lazy-database";
import { ApiError } from "@/lib/errors";
import { closeProcessSingletons, processSingleton } from "@/lib/registry";
import { call, ownFacet, sentenceOf } from "@/test/api";

ownFacet();

const filter = "all";
const endpoints = [
  ["query-clickhouse", () => call(query, "POST", "/x", { body: { filter } })],
  ["count", () => call(count, "POST", "/x", { body: { filter } })],
  ["facets", () => call(facets, "POST", "/x", { body: { filter, fields: ["model"] } })],
  ["histogram", () => call(histogram, "POST", "/x", { body: { filter } })],
  ["nearest", () => call(nearest, "POST", "/x", { body: { filter } })],
  ["fields", () => call(fields, "POST", "/x", { body: {} })],
  [
    "query-ids",
    () => call(ids, "POST", "/x", { body: { requestIds: ["01890a5d-ac96-774b-bcce-b302099a8057"] } }),
  ],
  ["view", () => call(views, "GET", "/x")],
] as const;

/** Lets reads of everything but API keys fail. */
async function failWith(error: unknown): Promise<void> {
  await apiKeysReady();
  const real = database();
  const broken: Database = {
    query: (statement, row) =>
      statement.tag.startsWith("api-keys") ? real.query(statement, row) : Promise.reject(error),
    queryBytes: () => Promise.reject(error),
    command: (statement) => real.command(statement),
    insert: (...insert) => real.insert(...insert),
    ping: () => real.ping(),
    close: () => real.close(),
  };
  await closeProcessSingletons();
  processSingleton("database", () => new LazyDatabase(async () => broken));
}

describe("a failing database is told, never shown as an empty list:", () => {
  beforeEach(() => closeProcessSingletons());

  test.each(endpoints)("%s, when it is away", async (_, ask) => {
    await failWith(new ApiError("storage_unavailable", "The database does not answer: refused."));
    expect(sentenceOf(await ask(), 503)).toBe("The database does not answer: refused.");
  });

  test.each(endpoints)("%s, when it refuses the statement", async (_, ask) => {
    await failWith(
      Object.assign(new Error("Unknown identifier"), { code: "47", type: "UNKNOWN_IDENTIFIER" }),
    );
    const answer = await ask();
    expect(sentenceOf(answer, 500)).toContain(answer.body.trace ?? "no trace");
    expect(answer.text).not.toContain("identifier");
  });
});
