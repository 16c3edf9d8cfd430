import { beforeAll, describe, expect, test } from "vitest";
import { POST as queryRoute } from "@/app/v1/request/query-clickhouse/route";
import { POST as metricsRoute } from "@/app/v1/user/metrics/query/route";
import { POST as overviewRoute } from "@/app/v1/user/metrics-overview/query/route";
import { POST as usageRoute } from "@/app/v1/user/query/route";
import { queryUserMetrics, queryUserOverview, queryUsers } from "@/lib/api/contract/users";
import { database } from "@/lib/clickhouse";
import { call, describeApiOnBothEngines, rowsOf, sentenceOf } from "@/test/api";
import { insertRecords, requestRecord } from "@/test/request-record";

const strangerId = "00000000-0000-4000-8000-0000000000ff";
const at = (time: string, userId: string, parts = {}) =>
  requestRecord({ createdAtMs: Date.parse(time), userId, costUsd: "0.1", ...parts });

const records = [
  at("2026-01-30T23:30:00Z", "anna", { costUsd: "0.000000000001" }),
  at("2026-01-31T12:00:00Z", "anna", { costUsd: "4.3", status: 500, model: "sonnet" }),
  at("2026-01-31T13:00:00Z", "anna", {
    costUsd: null,
    status: 429,
    properties: [["Helicone-Rate-Limit-Status", "bucket_rate_limited"]],
  }),
  at("2026-01-31T14:00:00Z", "Bob", { properties: [["Helicone-Session-Id", "s1"]] }),
  at("2026-02-02T14:00:00Z", "Bob", { properties: [["Helicone-Session-Id", "s2"]] }),
  at("2026-02-03T10:00:00Z", "é & 😀/..", { costUsd: null }),
  at("2026-02-03T11:00:00Z", ""),
  at("2026-02-03T12:00:00Z", "anna", { organizationId: strangerId }),
];

async function metrics(body: Record<string, unknown> = {}) {
  const sent = { filter: "all", offset: 0, limit: 100, ...body };
  const answer = await call(metricsRoute, "POST", "/v1/user/metrics/query", { body: sent });
  expect(answer.status, answer.text).toBe(200);
  return queryUserMetrics.answer.parse(JSON.parse(answer.text)).data;
}
const idsOf = async (body: Record<string, unknown>) =>
  (await metrics(body)).users.map(({ user_id }) => user_id);

const refusal = async (body: unknown) =>
  sentenceOf(await call(metricsRoute, "POST", "/v1/user/metrics/query", { body }), 422);

const view = (column: string, comparison: object) => ({ users_view: { [column]: comparison } });
const model = (name: string) => ({ request_response_rmt: { model: { equals: name } } });
const seconds = (time: string) => Date.parse(time) / 1000;

describeApiOnBothEngines("users", () => {
  beforeAll(() => insertRecords(database(), records));

  describe("POST /v1/user/metrics/query", () => {
    test("lists the last active first, with what their requests come to", async () => {
      const { users, count, hasUsers } = await metrics();
      expect({ count, hasUsers }).toEqual({ count: 4, hasUsers: true });
      expect(users.map(({ user_id }) => user_id)).toEqual(["", "é & 😀/..", "Bob", "anna"]);
      expect(users[3]).toEqual({
        id: "anna",
        user_id: "anna",
        active_for: 2,
        first_active: "2026-01-30T23:30:00.000Z",
        last_active: "2026-01-31T13:00:00.000Z",
        total_requests: 3,
        average_requests_per_day_active: 1.5,
        average_tokens_per_request: 17,
        total_completion_tokens: 15,
        total_prompt_tokens: 36,
        cost: 4.300000000001,
        rate_limited_count: 1,
        cost_usd: "4.300000000001",
        unpriced: 1,
        total_tokens: 51,
        total_errors: 2,
        avg_latency_ms: 420,
        p95_latency_ms: expect.any(Number),
        sessions: 0,
      });
      expect(users[2]).toMatchObject({ sessions: 2, rate_limited_count: 0 });
      expect(users[1]).toMatchObject({ cost: null, cost_usd: null, unpriced: 1 });
      expect(Math.abs((users[3]?.p95_latency_ms ?? 0) / 420 - 1)).toBeLessThan(0.09);
    });

    test("counts days on the caller's clock, by minutes or by a zone", async () => {
      const active = async (clock: object) => {
        const { users } = await metrics({ ...clock, filter: view("user_user_id", { equals: "anna" }) });
        return [users[0]?.active_for, users[0]?.first_active];
      };
      expect(await active({ timeZoneDifferenceMinutes: -60 })).toEqual([1, "2026-01-31T00:30:00.000+01:00"]);
      expect(await active({ timeZoneDifferenceMinutes: 330 })).toEqual([2, "2026-01-30T18:00:00.000-05:30"]);
      expect(await active({ timeZone: "Europe/Berlin" })).toEqual([1, "2026-01-30T23:30:00.000Z"]);
      const oneDay = view("user_active_for", { equals: 1 });
      expect(await idsOf({ filter: oneDay, timeZoneDifferenceMinutes: -60, search: "anna" })).toEqual([
        "anna",
      ]);
      expect(await idsOf({ filter: oneDay, search: "anna" })).toEqual([]);
    });

    test.each([
      [{ total_requests: "desc" }, ["anna", "Bob", "", "é & 😀/.."]],
      [{ cost: "desc" }, ["anna", "Bob", "", "é & 😀/.."]],
      [{ cost: "asc" }, ["", "Bob", "anna", "é & 😀/.."]],
      [{ user_id: "asc" }, ["", "Bob", "anna", "é & 😀/.."]],
      [{ id: "desc" }, ["é & 😀/..", "anna", "Bob", ""]],
      [{ rate_limited_count: "desc", total_requests: "asc" }, ["anna", "", "é & 😀/..", "Bob"]],
      [{ first_active: "asc" }, ["anna", "Bob", "é & 😀/..", ""]],
      [{ p95_latency: "asc" }, ["", "Bob", "anna", "é & 😀/.."]],
    ])("sorts by %j, those without a figure last and equals by id", async (sort, ids) => {
      expect(await idsOf({ sort })).toEqual(ids);
      const paged = [0, 1, 2, 3].map((offset) => idsOf({ sort, offset, limit: 1 }));
      expect((await Promise.all(paged)).flat()).toEqual(ids);
    });

    test("finds users by a part of their id in any case, and counts what it finds", async () => {
      expect(await metrics({ search: "BO" })).toMatchObject({ count: 1, users: [{ user_id: "Bob" }] });
      expect(await metrics({ search: "É" })).toMatchObject({ count: 1 });
      expect(await metrics({ search: "nobody" })).toEqual({ users: [], count: 0, hasUsers: true });
      expect(await metrics({ limit: 0 })).toMatchObject({ users: [], count: 4 });
    });

    test.each([
      ["seconds", 1],
      ["milliseconds", 1000],
    ])("takes a time filter in %s, both moments excluded", async (_, factor) => {
      const timeFilter = (start: string, end: string) => ({
        startTimeUnixSeconds: seconds(start) * factor,
        endTimeUnixSeconds: seconds(end) * factor,
      });
      expect(await idsOf({ timeFilter: timeFilter("2026-01-31T14:00:00Z", "2026-02-03T11:00:00Z") })).toEqual(
        ["é & 😀/..", "Bob"],
      );
    });

    test("judges totals over what the conditions beside them select, and counts the same", async () => {
      const spent = view("user_cost", { gte: 4 });
      expect(await idsOf({ filter: spent })).toEqual(["anna"]);
      expect(
        await metrics({ filter: { left: spent, operator: "and", right: model("sonnet") } }),
      ).toMatchObject({
        count: 1,
        users: [{ user_id: "anna", total_requests: 1, cost_usd: "4.3" }],
      });
      const cheap = { left: spent, operator: "and", right: model("gpt-4o-mini") };
      expect(await metrics({ filter: cheap })).toMatchObject({ count: 0, users: [] });
      const either = {
        left: view("user_total_requests", { equals: 2 }),
        operator: "or",
        right: model("sonnet"),
      };
      expect(await metrics({ filter: either })).toMatchObject({
        count: 2,
        users: [
          { user_id: "Bob", total_requests: 2 },
          { user_id: "anna", total_requests: 1 },
        ],
      });
    });

    test.each([
      ["user_active_for", { gte: 2 }, ["Bob", "anna"]],
      ["user_first_active", { lt: "2026-01-31" }, ["anna"]],
      ["user_last_active", { gte: "2026-02-03" }, ["", "é & 😀/.."]],
      ["user_total_requests", { gt: 1, lt: 3 }, ["Bob"]],
      ["user_average_requests_per_day_active", { equals: 1.5 }, ["anna"]],
      ["user_average_tokens_per_request", { gte: 17 }, ["", "é & 😀/..", "Bob", "anna"]],
      ["user_total_completion_tokens", { equals: 10 }, ["Bob"]],
      ["user_total_prompt_tokens", { gte: 25 }, ["anna"]],
      ["user_cost", { gt: 4.3 }, ["anna"]],
      ["user_cost", { lte: 0.2 }, ["", "Bob"]],
      ["user_user_id", { contains: "B" }, ["Bob"]],
    ])("filters by %s %j", async (column, comparison, ids) => {
      expect(await idsOf({ filter: view(column, comparison) })).toEqual(ids);
    });

    test("shows nobody else's users", async () => {
      expect((await metrics({ search: "anna" })).users[0]?.total_requests).toBe(3);
    });

    test("refuses what cannot be meant with what would be right", async () => {
      expect(await refusal({ offset: 0, limit: 1 })).toMatch(/^filter is missing/);
      expect(await refusal({ filter: "all", limit: 1_001 })).toBe("limit must be at most 1000, not 1001.");
      expect(await refusal({ filter: "all", sort: { costs: "asc" } })).toMatch(
        /^sort\.costs is nothing to sort by\. Did you mean "cost"\?/,
      );
      expect(await refusal({ filter: "all", sort: { cost: "up" } })).toBe(
        'sort.cost must be one of "asc", "desc", not "up".',
      );
      expect(await refusal({ filter: "all", timeZoneDifferenceMinutes: 1_441 })).toMatch(/at most 1440/);
      expect(
        await refusal({ filter: "all", timeFilter: { startTimeUnixSeconds: 2, endTimeUnixSeconds: 1 } }),
      ).toMatch(/must not end before it begins/);
      expect(await refusal({ filter: view("user_costs", { gt: 1 }) })).toMatch(/Did you mean "user_cost"/);
    });
  });

  describe("POST /v1/request/query-clickhouse", () => {
    test("selects requests by what their user comes to", async () => {
      const filter = view("user_cost", { gt: 1 });
      const body = { filter, sort: { created_at: "asc" } };
      const rows = rowsOf(await call(queryRoute, "POST", "/v1/request/query-clickhouse", { body }));
      expect(rows.map(({ request_id }) => request_id)).toEqual(
        records.slice(0, 3).map(({ requestId }) => requestId),
      );
    });
  });

  describe("POST /v1/user/query", () => {
    const usage = async (body: object) => {
      const answer = await call(usageRoute, "POST", "/v1/user/query", { body });
      expect(answer.status, answer.text).toBe(200);
      return queryUsers.answer.parse(JSON.parse(answer.text)).data;
    };

    test("tells the usage of all users or of some", async () => {
      expect((await usage({})).map(({ user_id }) => user_id)).toEqual(["anna", "Bob", "", "é & 😀/.."]);
      expect(await usage({ userIds: ["anna", "nobody"] })).toEqual([
        {
          user_id: "anna",
          count: 3,
          prompt_tokens: 36,
          completion_tokens: 15,
          cost: 4.300000000001,
          cost_usd: "4.300000000001",
        },
      ]);
      expect(await usage({ userIds: [] })).toEqual([]);
    });

    test.each([1, 1000])("takes times as its name says or as its code reads them (× %i)", async (factor) => {
      const timeFilter = {
        startTimeUnixSeconds: seconds("2026-01-31T13:00:00Z") * factor,
        endTimeUnixSeconds: seconds("2026-01-31T14:00:00Z") * factor,
      };
      expect((await usage({ timeFilter })).map(({ user_id, count }) => [user_id, count])).toEqual([
        ["Bob", 1],
        ["anna", 1],
      ]);
    });
  });

  describe("POST /v1/user/metrics-overview/query", () => {
    const overview = async (body: object) => {
      const answer = await call(overviewRoute, "POST", "/v1/user/metrics-overview/query", {
        body: { filter: "all", ...body },
      });
      expect(answer.status, answer.text).toBe(200);
      return queryUserOverview.answer.parse(JSON.parse(answer.text)).data;
    };

    test("spreads users over ten ranges with exact ends, up to a percentile", async () => {
      const { request_count, user_cost } = await overview({ pSize: "p99.9", useInterquartile: false });
      expect(request_count).toHaveLength(10);
      expect(request_count[0]).toEqual({ range_start: "1", range_end: "1.2", value: 1 });
      expect(request_count.at(-1)).toEqual({ range_start: "2.8", range_end: "3", value: 1 });
      expect(request_count.reduce((sum, { value }) => sum + value, 0)).toBe(3);
      expect(user_cost.reduce((sum, { value }) => sum + value, 0)).toBe(2);
      expect(user_cost.at(-1)?.range_end).toBe("4.300000000001");
    });

    test("is one range where all are equal and none without users", async () => {
      const { request_count } = await overview({ filter: view("user_user_id", { equals: "Bob" }) });
      expect(request_count).toEqual([{ range_start: "2", range_end: "2", value: 1 }]);
      expect(await overview({ filter: model("none") })).toEqual({ request_count: [], user_cost: [] });
    });
  });
});
