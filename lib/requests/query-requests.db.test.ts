import { beforeAll, describe, expect, test } from "vitest";
import { POST as countRoute } from "@/app/v1/request/count/query/route";
import { POST as queryRoute } from "@/app/v1/request/query-clickhouse/route";
import { database } from "@/lib/clickhouse";
import { call, describeApiOnBothEngines, rowsOf, sentenceOf } from "@/test/api";
import { insertRecords, requestRecord } from "@/test/request-record";

const startMs = Date.UTC(2026, 0, 31, 12, 0, 0, 7);
const first = requestRecord({
  createdAtMs: startMs,
  properties: [
    ["Environment", "production"],
    ["App", "mobile"],
    ["ticket.id", "a.b"],
    ["__proto__", "odd"],
    ["Empty", ""],
    ["Helicone-Session-Id", "s-1"],
    ["Helicone-Prompt-Id", "greeting"],
  ],
  userId: "ann",
  costUsd: "3.000000000001",
  isStream: true,
  timeToFirstTokenMs: 120,
});
const second = requestRecord({
  createdAtMs: startMs + 1_000,
  properties: [["environment", "staging"]],
  usage: null,
  costUsd: null,
  requestBody: "not JSON",
  responseBody: "",
});
const third = requestRecord({
  createdAtMs: startMs + 2_000,
  properties: [["ENVIRONMENT", "production"]],
  costUsd: "0.5",
  latencyMs: 9,
});
const all = [third, second, first].map(({ requestId }) => requestId);

const query = (body: unknown) => call(queryRoute, "POST", "/v1/request/query-clickhouse", { body });
const idsOf = async (body: Record<string, unknown>) =>
  rowsOf(await query({ filter: "all", ...body })).map((row) => row.request_id);
const property = (key: string, value: string) => ({
  request_response_rmt: { properties: { [key]: { equals: value } } },
});

describeApiOnBothEngines("queries of requests", () => {
  beforeAll(async () => {
    await insertRecords(database(), [
      first,
      second,
      third,
      requestRecord({ createdAtMs: startMs, organizationId: "00000000-0000-4000-8000-0000000000ff" }),
      requestRecord({ createdAtMs: Date.now() + 3_600_000 }),
    ]);
  });

  describe("POST /v1/request/query-clickhouse", () => {
    test("answers 201 with the organization's requests, newest first, none from the future", async () => {
      const answer = await query({ filter: {} });
      expect(answer.status).toBe(201);
      expect(rowsOf(answer).map((row) => row.request_id)).toEqual(all);
      expect(answer.body.cursor).toBe(null);
    });

    test("describes a request in the wire's words", async () => {
      const row = rowsOf(await query({ filter: "all" }))[2];
      expect(row).toMatchObject({
        request_created_at: "2026-01-31T12:00:00.007Z",
        response_created_at: "2026-01-31T12:00:00.427Z",
        request_body: { model: "gpt-4o-mini" },
        response_body: { choices: [{ message: { content: "Fine." } }] },
        response_status: 200,
        request_user_id: "ann",
        model: "gpt-4o-mini",
        delay_ms: 420,
        time_to_first_token: 120,
        prompt_tokens: 12,
        completion_tokens: 5,
        total_tokens: 17,
        cost: 3.000000000001,
        cost_usd: "3.000000000001",
        prompt_id: "greeting",
        is_stream: true,
      });
      expect(row?.properties).toEqual(row?.request_properties);
    });

    test("spells property keys as they were first sent, whatever they hold", async () => {
      const answer = await query({ filter: "all" });
      const [newest, , oldest] = rowsOf(answer);
      expect(newest?.properties).toEqual({ Environment: "production" });
      expect(oldest?.properties).toMatchObject({
        "ticket.id": "a.b",
        Empty: "",
        "Helicone-Session-Id": "s-1",
      });
      expect(answer.text).toContain('"__proto__":"odd"');
    });

    test("tells an unknown price and unknown tokens apart from zero", async () => {
      const row = rowsOf(await query({ filter: "all" }))[1];
      expect(row).toMatchObject({ cost: null, cost_usd: null, prompt_tokens: null, total_tokens: null });
    });

    test("gives a body that is no JSON as text, and one that was not kept as null", async () => {
      const row = rowsOf(await query({ filter: "all" }))[1];
      expect(row).toMatchObject({ request_body: "not JSON", response_body: null });
    });

    test("leaves bodies out when they are not wanted", async () => {
      const rows = rowsOf(await query({ filter: "all", includeBodies: false }));
      expect(rows.map((row) => [row.request_body, row.response_body])).toEqual(all.map(() => [null, null]));
    });

    test("runs the documented property filters, without regard to the key's case", async () => {
      expect(await idsOf({ filter: property("Environment", "production"), limit: 100 })).toEqual([
        all[0],
        all[2],
      ]);
      expect(await idsOf({ filter: property("environment", "production"), limit: 100 })).toEqual([
        all[0],
        all[2],
      ]);
      const both = {
        left: property("Environment", "production"),
        operator: "and",
        right: property("App", "mobile"),
      };
      expect(await idsOf({ filter: both, limit: 100 })).toEqual([all[2]]);
      const since = {
        left: { request_response_rmt: { request_created_at: { gte: "2026-01-31T12:00:01Z" } } },
        operator: "and",
        right: property("Environment", "production"),
      };
      expect(await idsOf({ filter: since, limit: 100 })).toEqual([all[0]]);
    });

    test("takes a time range from its first moment up to but without its last", async () => {
      const timeRange = { from: "2026-01-31T12:00:00.007Z", to: "2026-01-31T12:00:02.007Z" };
      expect(await idsOf({ timeRange })).toEqual([all[1], all[2]]);
      expect(await idsOf({ timeRange: { from: "2026-02-01" } })).toEqual([]);
    });

    test("tells answers from the cache and scored requests apart", async () => {
      expect(await idsOf({ isCached: true })).toEqual([]);
      expect(await idsOf({ isCached: false })).toEqual(all);
      expect(await idsOf({ isScored: true })).toEqual([]);
      expect(await idsOf({ isScored: false })).toEqual(all);
    });

    test("sorts by a field, rows without a value last either way", async () => {
      expect(await idsOf({ sort: { cost: "desc" } })).toEqual([all[2], all[0], all[1]]);
      expect(await idsOf({ sort: { cost: "asc" } })).toEqual([all[0], all[2], all[1]]);
      expect(await idsOf({ sort: { latency: "asc" } })).toEqual(all);
      expect(await idsOf({ sort: { properties: { Environment: "desc" } } })).toEqual([
        all[1],
        all[0],
        all[2],
      ]);
      expect(await idsOf({ sort: { properties: { "TICKET.ID": "asc" } } })).toEqual([all[2], all[0], all[1]]);
      expect(await idsOf({ sort: {} })).toEqual(all);
      expect((await idsOf({ sort: { random: true } })).toSorted()).toEqual(all.toSorted());
    });

    test("takes offset and limit, as text too", async () => {
      expect(await idsOf({ offset: 1, limit: 1 })).toEqual([all[1]]);
      expect(await idsOf({ offset: "2", limit: "5" })).toEqual([all[2]]);
      expect(await idsOf({ limit: 0 })).toEqual([]);
    });

    test("refuses a cursor of another sort, and one it did not make", async () => {
      const { cursor } = (await query({ filter: "all", limit: 1 })).body;
      for (const body of [{ cursor, sort: { cost: "asc" } }, { cursor: "eyJ9" }]) {
        expect(sentenceOf(await query({ filter: "all", ...body }), 422)).toContain("cursor");
      }
    });
  });

  describe("POST /v1/request/count/query", () => {
    const count = (body: unknown) => call(countRoute, "POST", "/v1/request/count/query", { body });

    test("answers 200 with the number of requests the same query selects", async () => {
      const answer = await count({ filter: "all", limit: 1 });
      expect([answer.status, answer.body]).toEqual([200, { data: 3, error: null }]);
      expect((await count({ filter: property("environment", "staging") })).body.data).toBe(1);
    });
  });
});
