import { expect, test } from "vitest";
import { z } from "zod";
import { GET as healthRoute } from "@/app/api/health/route";
import { GET as readyRoute } from "@/app/api/ready/route";
import { database } from "@/lib/clickhouse";
import { LazyDatabase } from "@/lib/clickhouse/lazy-database";
import { ApiError } from "@/lib/errors";
import { closeProcessSingletons, processSingleton } from "@/lib/registry";
import { call, ownFacet, sentenceOf } from "@/test/api";
import { contract, dataAnswer } from "./contract/contract";
import { publicRoute } from "./route";

ownFacet();

const declaration = contract({
  method: "GET",
  path: "/api/test",
  operationId: "test",
  tag: "Operation",
  summary: "",
  description: "",
  permission: null,
  input: z.object({}),
  answer: dataAnswer(z.null()),
  status: 200,
});
const failing = (error: unknown) =>
  call(
    publicRoute(declaration, async () => {
      throw error;
    }),
    "GET",
    "/api/test",
  );

test("a fault of Facet tells nothing but the id it has in the log", async () => {
  const answer = await failing(new Error("connect to 10.0.0.5 with password hunter2"));
  expect(sentenceOf(answer, 500)).toContain(answer.body.trace ?? "no trace");
  expect(answer.text).not.toContain("hunter2");
});

test("a statement that takes too long, or too much memory, says what to ask instead", async () => {
  const slow = "SELECT sleepEachRow(1) AS x FROM numbers(60) SETTINGS max_block_size = 1";
  const timeout = await database()
    .query({ sql: slow, tag: "test", timeoutMs: 1_000 }, z.unknown())
    .catch((error: unknown) => error);
  expect(sentenceOf(await failing(timeout), 504)).toContain("shorter time range");
  const greedy = "SELECT groupArray(number) AS x FROM numbers(10000000) SETTINGS max_memory_usage = 1000000";
  const memory = await database()
    .query({ sql: greedy, tag: "test" }, z.unknown())
    .catch((error: unknown) => error);
  expect(sentenceOf(await failing(memory), 503)).toContain("shorter time range");
});

test("an error written for the caller keeps its headers", async () => {
  const answer = await failing(new ApiError("rate_limited", "Wait.", [], { "retry-after": "7" }));
  expect([sentenceOf(answer, 429), answer.headers.get("retry-after")]).toEqual(["Wait.", "7"]);
});

test("readiness follows the database, health does not", async () => {
  const ready = await call(readyRoute, "GET", "/api/ready");
  expect([ready.status, ready.body.status, ready.body.storage]).toEqual([200, "ready", "ok"]);
  expect(ready.body.spool).toMatchObject({ calls: 0, dropped: 0, rejected: 0, oldest_at: null });
  await closeProcessSingletons();
  processSingleton(
    "database",
    () => new LazyDatabase(() => Promise.reject(new ApiError("storage_unavailable", "Away."))),
  );
  const waiting = await call(readyRoute, "GET", "/api/ready");
  expect([waiting.status, waiting.body.status]).toEqual([503, "waiting"]);
  expect((await call(healthRoute, "GET", "/api/health")).body).toEqual({ status: "ok" });
});
