import { beforeAll, describe, expect, test } from "vitest";
import { POST as queryRequestsRoute } from "@/app/v1/request/query-clickhouse/route";
import { POST as countRoute } from "@/app/v1/session/count/route";
import { POST as metricsRoute } from "@/app/v1/session/metrics/query/route";
import { POST as namesRoute } from "@/app/v1/session/name/query/route";
import { POST as queryRoute } from "@/app/v1/session/query/route";
import {
  countSessions,
  querySessionMetrics,
  querySessionNames,
  querySessions,
} from "@/lib/api/contract/sessions";
import { database } from "@/lib/clickhouse";
import { call, describeApiOnBothEngines, rowsOf, sentenceOf } from "@/test/api";
import { insertRecords, requestRecord } from "@/test/request-record";

const strangerId = "00000000-0000-4000-8000-0000000000ff";

function of(
  session: string,
  time: string,
  { name = "", path = "/", ...parts }: Record<string, unknown> = {},
) {
  const properties: [string, string][] = [["Helicone-Session-Id", session]];
  if (name !== "") properties.push(["Helicone-Session-Name", String(name)]);
  properties.push(["Helicone-Session-Path", String(path)]);
  return requestRecord({
    createdAtMs: Date.parse(time),
    properties,
    costUsd: "0.1",
    latencyMs: 1_000,
    ...parts,
  });
}

const records = [
  of("chat-1", "2026-01-31T12:00:00Z", { name: "chat", userId: "anna", model: "sonnet" }),
  of("chat-1", "2026-01-31T12:00:10Z", { costUsd: "0.000000000001", userId: "bob" }),
  of("chat-1", "2026-01-31T12:01:00Z", { name: "Chat v2", costUsd: null, status: 500, latencyMs: 5_000 }),
  of("a/b & ../é", "2026-01-31T13:00:00Z", { name: "search" }),
  of("a/b & ../é", "2026-01-31T13:00:30Z", { name: "search", model: "sonnet" }),
  of("nameless", "2026-02-01T00:00:00Z", { costUsd: null }),
  of("", "2026-02-01T00:00:00Z", { name: "no id" }),
  of("chat-1", "2026-01-31T12:00:00Z", { organizationId: strangerId, name: "stranger" }),
  requestRecord({ createdAtMs: Date.parse("2026-02-01T00:00:00Z"), costUsd: "5" }),
];

const timeFilter = {
  startTimeUnixMs: Date.parse("2026-01-01T00:00:00Z"),
  endTimeUnixMs: Date.parse("2026-03-01T00:00:00Z"),
};
const base = { search: "", timeFilter, timezoneDifference: 0, filter: "all" };

async function post<Answer>(
  handler: Parameters<typeof call>[0],
  path: string,
  contract: { answer: { parse: (body: unknown) => { data: Answer } } },
  body: object,
): Promise<Answer> {
  const answer = await call(handler, "POST", path, { body });
  expect(answer.status, answer.text).toBe(200);
  return contract.answer.parse(JSON.parse(answer.text)).data;
}
const sessions = (body: object = {}) =>
  post(queryRoute, "/v1/session/query", querySessions, { ...base, ...body });
const idsOf = async (body: object) => (await sessions(body)).map(({ session_id }) => session_id);
const count = (body: object = {}) =>
  post(countRoute, "/v1/session/count", countSessions, { ...base, ...body });
const names = (body: object = {}) =>
  post(namesRoute, "/v1/session/name/query", querySessionNames, {
    nameContains: "",
    timezoneDifference: 0,
    timeFilter,
    ...body,
  });
const metrics = (body: object = {}) =>
  post(metricsRoute, "/v1/session/metrics/query", querySessionMetrics, {
    nameContains: "",
    timezoneDifference: 0,
    pSize: "p99.9",
    ...body,
  });

const total = (column: string, comparison: object) => ({
  sessions_request_response_rmt: { [column]: comparison },
});
const model = (name: string) => ({ request_response_rmt: { model: { equals: name } } });

describeApiOnBothEngines("sessions", () => {
  beforeAll(() => insertRecords(database(), records));

  describe("POST /v1/session/query", () => {
    test("lists the newest first, each once, with what its requests come to", async () => {
      const listed = await sessions();
      expect(listed.map(({ session_id, session_name }) => [session_id, session_name])).toEqual([
        ["nameless", ""],
        ["a/b & ../é", "search"],
        ["chat-1", "Chat v2"],
      ]);
      expect(listed[2]).toEqual({
        created_at: "2026-01-31 12:00:00.000",
        latest_request_created_at: "2026-01-31 12:01:00.000",
        session_id: "chat-1",
        session_name: "Chat v2",
        total_cost: 0.100000000001,
        total_requests: 3,
        prompt_tokens: 36,
        completion_tokens: 15,
        total_tokens: 51,
        avg_latency: expect.closeTo(7_000 / 3),
        user_ids: ["anna", "bob"],
        total_cost_usd: "0.100000000001",
        unpriced: 1,
        total_errors: 1,
        started_at: "2026-01-31T12:00:00.000Z",
        ended_at: "2026-01-31T12:01:05.000Z",
        duration_ms: 65_000,
        models: ["gpt-4o-mini", "sonnet"],
        tag: null,
        feedback: null,
      });
      expect(listed[0]).toMatchObject({ total_cost: null, total_cost_usd: null, duration_ms: 1_000 });
    });

    test("moves its times by the minutes asked for", async () => {
      const [first] = await sessions({ timezoneDifference: 330, search: "nameless" });
      expect(first).toMatchObject({
        created_at: "2026-02-01 05:30:00.000",
        started_at: "2026-02-01T00:00:00.000Z",
      });
    });

    test("searches ids and names in any case, with any character for itself", async () => {
      expect(await idsOf({ search: "CHAT" })).toEqual(["chat-1"]);
      expect(await idsOf({ search: "SEARCH" })).toEqual(["a/b & ../é"]);
      expect(await idsOf({ search: "../É" })).toEqual(["a/b & ../é"]);
      expect(await idsOf({ search: "%" })).toEqual([]);
      expect(await idsOf({ nameEquals: "Chat v2" })).toEqual(["chat-1"]);
      expect(await idsOf({ nameEquals: "chat" })).toEqual([]);
      expect(await idsOf({ nameEquals: "" })).toEqual(["nameless"]);
    });

    test("clamps the limit, pages without gaps, and takes seconds as well", async () => {
      expect(await idsOf({ limit: 0 })).toEqual([]);
      expect(await idsOf({ limit: 5_000 })).toHaveLength(3);
      const sort = { total_cost: "desc" };
      const pages = await Promise.all([0, 1, 2].map((offset) => idsOf({ sort, limit: 1, offset })));
      expect(pages.flat()).toEqual(["a/b & ../é", "chat-1", "nameless"]);
      const inSeconds = {
        startTimeUnixMs: Date.parse("2026-01-31T12:30:00Z") / 1000,
        endTimeUnixMs: Date.parse("2026-01-31T23:00:00Z") / 1000,
      };
      expect(await idsOf({ timeFilter: inSeconds })).toEqual(["a/b & ../é"]);
    });

    test.each([
      ["session_total_cost", { gte: 0.15 }, ["a/b & ../é"]],
      ["session_total_tokens", { equals: 51 }, ["chat-1"]],
      ["session_prompt_tokens", { lt: 20 }, ["nameless"]],
      ["session_completion_tokens", { gt: 5 }, ["a/b & ../é", "chat-1"]],
      ["session_total_completion_tokens", { gt: 5 }, ["a/b & ../é", "chat-1"]],
      ["session_total_requests", { gte: 2, lte: 2 }, ["a/b & ../é"]],
      ["session_created_at", { gte: "2026-02-01" }, ["nameless"]],
      ["session_latest_request_created_at", { lt: "2026-01-31T12:30:00Z" }, ["chat-1"]],
      ["session_session_id", { contains: "NAME" }, ["nameless"]],
      ["session_session_name", { equals: "search" }, ["a/b & ../é"]],
      ["session_duration_ms", { gt: 60_000 }, ["chat-1"]],
      ["session_total_errors", { gt: 0 }, ["chat-1"]],
    ])("filters by %s %j", async (column, comparison, ids) => {
      expect(await idsOf({ filter: total(column, comparison) })).toEqual(ids);
    });

    test("mixes totals with conditions on requests by AND and by OR", async () => {
      const three = total("session_total_requests", { gte: 3 });
      const pair = total("session_total_requests", { equals: 1 });
      expect(await idsOf({ filter: three })).toEqual(["chat-1"]);
      expect(await idsOf({ filter: { left: three, operator: "and", right: model("sonnet") } })).toEqual([]);
      expect(
        await sessions({ filter: { left: pair, operator: "and", right: model("sonnet") } }),
      ).toMatchObject([
        { session_id: "a/b & ../é", total_requests: 1 },
        { session_id: "chat-1", total_requests: 1 },
      ]);
      expect(
        await sessions({ filter: { left: three, operator: "or", right: model("sonnet") } }),
      ).toMatchObject([
        { session_id: "a/b & ../é", total_requests: 1 },
        { session_id: "chat-1", total_requests: 3 },
      ]);
    });

    test("selects requests by their session's total in every list", async () => {
      const body = { filter: total("session_total_errors", { gte: 1 }) };
      const answer = await call(queryRequestsRoute, "POST", "/v1/request/query-clickhouse", { body });
      expect(rowsOf(answer)).toHaveLength(3);
    });

    test("refuses what cannot be meant with what would be right", async () => {
      const refusal = async (body: object) =>
        sentenceOf(await call(queryRoute, "POST", "/v1/session/query", { body: { ...base, ...body } }), 422);
      expect(await refusal({ limit: "many" })).toBe('limit must be a number, not "many".');
      expect(await refusal({ sort: { totl_cost: "asc" } })).toMatch(/Did you mean "total_cost"\?/);
      expect(await refusal({ timezoneDifference: 5_000 })).toMatch(/at most 1440/);
      expect(await refusal({ timeFilter: { startTimeUnixMs: "now", endTimeUnixMs: 1 } })).toMatch(
        /^timeFilter\.startTimeUnixMs must be a number/,
      );
      expect(await refusal({ searchs: "x" })).toBe("searchs is not a known field.");
      expect(await refusal({ filter: total("session_cost", { gt: 1 }) })).toMatch(/is not a column/);
    });
  });

  describe("POST /v1/session/count", () => {
    test("adds up all sessions of the query, exactly, whatever its limit", async () => {
      expect(await count({ limit: 1 })).toEqual({
        count: 3,
        total_cost: 0.300000000001,
        avg_cost: expect.closeTo(0.1),
        avg_latency: expect.closeTo(10_000 / 6),
        avg_requests: 2,
        total_cost_usd: "0.300000000001",
        total_requests: 6,
      });
      expect(await count({ search: "search" })).toMatchObject({ count: 1, total_cost_usd: "0.2" });
    });

    test("has no averages of nothing", async () => {
      expect(await count({ search: "nobody" })).toEqual({
        count: 0,
        total_cost: null,
        avg_cost: null,
        avg_latency: null,
        avg_requests: null,
        total_cost_usd: null,
        total_requests: 0,
      });
    });
  });

  describe("POST /v1/session/name/query", () => {
    test("lists names, those used last first, every session under one of them", async () => {
      expect((await names()).map(({ name, session_count }) => [name, session_count])).toEqual([
        ["", 1],
        ["search", 1],
        ["Chat v2", 1],
      ]);
      expect(await names({ nameContains: "CHAT" })).toMatchObject([
        {
          name: "Chat v2",
          created_at: "2026-01-31 12:00:00.000",
          first_used: "2026-01-31 12:00:00.000",
          last_used: "2026-01-31 12:01:00.000",
          total_requests: 3,
          total_cost_usd: "0.100000000001",
        },
      ]);
    });

    test("looks 150 days back when no time is given", async () => {
      const old = of("long ago", new Date(Date.now() - 160 * 86_400_000).toISOString(), { name: "old" });
      const recent = of("lately", new Date(Date.now() - 140 * 86_400_000).toISOString(), { name: "recent" });
      await insertRecords(database(), [old, recent]);
      const found = await names({ timeFilter: undefined });
      const known = found.map(({ name }) => name);
      expect(known).toContain("recent");
      expect(known).not.toContain("old");
    });
  });

  describe("POST /v1/session/metrics/query", () => {
    test("spreads requests, seconds and dollars over sessions, and averages them", async () => {
      const { session_count, session_duration, session_cost, average } = await metrics({
        filter: "all",
        timeFilter,
      });
      const totals = [session_count, session_duration, session_cost].map((rows) =>
        rows.reduce((sum, { value }) => sum + value, 0),
      );
      expect(totals).toEqual([3, 3, 2]);
      expect(session_duration[0]?.range_start).toBe("1");
      expect(session_duration.at(-1)?.range_end).toBe("65");
      expect(session_cost[0]?.range_start).toBe("0.100000000001");
      expect(session_cost.at(-1)?.range_end).toBe("0.2");
      expect(average).toEqual({
        session_count: [{ average: 2 }],
        session_duration: [{ average: expect.closeTo((65 + 31 + 1) / 3) }],
        session_cost: [{ average: expect.closeTo(0.15) }],
      });
    });

    test("takes the name as a whole", async () => {
      const of = async (nameContains: string) => (await metrics({ nameContains, timeFilter })).average;
      expect(await of("search")).toMatchObject({ session_count: [{ average: 2 }] });
      expect(await of("sear")).toMatchObject({ session_count: [{ average: null }] });
    });
  });
});
