import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { POST as searchRoute } from "@/app/v1/property/[key]/search/route";
import { POST as topCostsRoute } from "@/app/v1/property/[key]/top-costs/query/route";
import { POST as topRequestsRoute } from "@/app/v1/property/[key]/top-requests/query/route";
import { POST as listRoute } from "@/app/v1/property/list/route";
import { POST as overTimeRoute } from "@/app/v1/property/properties/over-time/route";
import { POST as valuesRoute } from "@/app/v1/property/values/route";
import { database } from "@/lib/clickhouse";
import { call, describeApiOnBothEngines, sentenceOf } from "@/test/api";
import { insertRecords, requestRecord } from "@/test/request-record";

const startMs = Date.UTC(2026, 0, 15, 12);
const hourMs = 3_600_000;
const start = new Date(startMs).toISOString();
const end = new Date(startMs + 240 * hourMs).toISOString();
const timeFilter = { start: new Date(startMs - 1).toISOString(), end };
const everything = { timeRange: { from: start, to: end } };

type Handler = Parameters<typeof call>[0];
const post = (route: Handler, path: string, body?: unknown) => call(route, "POST", path, { body });
const search = (key: string, searchTerm: string) =>
  post(searchRoute, `/v1/property/${encodeURIComponent(key)}/search`, { searchTerm });

const at = (hour: number, properties: Record<string, string>, costUsd: string | null = "0.5", userId = "") =>
  requestRecord({
    createdAtMs: startMs + hour * hourMs,
    properties: Object.entries(properties),
    costUsd,
    userId,
    requestBody: "",
    responseBody: "",
  });

describeApiOnBothEngines("the endpoints of properties", () => {
  beforeAll(async () => {
    const shops = Array.from({ length: 12 }, (_, index) => at(index, { Shop: `shop ${index}` }, `${index}`));
    const steady = Array.from({ length: 30 }, (_, hour) =>
      at(hour, { trace: `t${hour}`, env: "a", environment: "b" }),
    );
    const quiet = Array.from({ length: 80 }, (_, hour) => at(40 + hour, { trace: `u${hour}` }, null));
    await insertRecords(database(), [
      ...shops,
      ...steady,
      ...quiet,
      at(0, { Tier: "", "ticket-id": "50%_off" }, "1.000000000001", "anna"),
      at(1, { tier: "Gold", ticketId: "x" }, "2", "ben"),
      at(25, { tier: "gold" }, null, "ben"),
      at(26, { tier: "Other", "a.b/c": "1" }, "0.000000000001"),
    ]);
  });

  describe("search", () => {
    test("finds text in any case, takes no sign for a wildcard, and knows the empty value", async () => {
      expect((await search("TIER", "OL")).body.data).toEqual(expect.arrayContaining(["Gold", "gold"]));
      expect((await search("tier", "_")).body.data).toEqual([]);
      expect((await search("Ticket-Id", "%_o")).body.data).toEqual(["50%_off"]);
      expect((await search("tier", "")).body.data).toEqual(["", "Gold", "Other", "gold"]);
      expect((await search("a.b/c", "1")).body.data).toEqual(["1"]);
      expect((await search("nobody", "")).body.data).toEqual([]);
    });

    test("answers at most 25 values", async () => {
      expect((await search("trace", "")).body.data).toHaveLength(25);
    });
  });

  describe("top values", () => {
    const costs = async (key: string) =>
      (await post(topCostsRoute, `/v1/property/${key}/top-costs/query`, { timeFilter })).body.data;

    test("are ten and the rest; a request that lacks the key is none of them", async () => {
      const rows = await costs("shop");
      expect(rows).toHaveLength(11);
      expect(rows).toEqual(expect.arrayContaining([{ value: "shop 11", cost: 11, cost_usd: "11" }]));
      expect(z.array(z.unknown()).parse(rows).at(-1)).toEqual({
        value: "Other",
        cost: 1,
        cost_usd: "1",
        is_other: true,
      });
    });

    test("tell an empty value and a value named Other from what they are not, and no price from none", async () => {
      expect(await costs("Tier")).toEqual([
        { value: "Gold", cost: 2, cost_usd: "2" },
        { value: "", cost: 1.000000000001, cost_usd: "1.000000000001" },
        { value: "Other", cost: 1e-12, cost_usd: "0.000000000001" },
        { value: "gold", cost: 0, cost_usd: null },
      ]);
    });

    test("count requests, and leave out both ends of the time", async () => {
      const path = "/v1/property/env/top-requests/query";
      const count = async (from: string, to: string) =>
        (await post(topRequestsRoute, path, { timeFilter: { start: from, end: to } })).body.data;
      expect(await count(timeFilter.start, end)).toEqual([{ value: "a", count: 30 }]);
      const later = new Date(startMs + 2 * hourMs).toISOString();
      expect(await count(start, later)).toEqual([{ value: "a", count: 1 }]);
    });
  });

  describe("over time", () => {
    const over = (body: object) =>
      post(overTimeRoute, "/v1/property/properties/over-time", {
        propertyKey: "Tier",
        timeFilter: { start, end: new Date(startMs + 48 * hourMs).toISOString() },
        userFilter: "all",
        dbIncrement: "day",
        timeZoneDifference: 0,
        ...body,
      });

    test("has a row for every value and day, also for days without requests", async () => {
      const { data } = (await over({})).body;
      expect(data).toHaveLength(3 * 3);
      expect(data).toContainEqual({
        property: "Gold",
        total_cost: 2,
        request_count: 1,
        created_at_trunc: "2026-01-15 00:00:00",
      });
      expect(data).toContainEqual({
        property: "Gold",
        total_cost: 0,
        request_count: 0,
        created_at_trunc: "2026-01-16 00:00:00",
      });
    });

    test("begins days where the caller's do", async () => {
      const { data } = (await over({ timeZoneDifference: 13 * 60 })).body;
      expect(data).toContainEqual(
        expect.objectContaining({
          property: "Gold",
          request_count: 1,
          created_at_trunc: "2026-01-15 00:00:00",
        }),
      );
      const east = (await over({ timeZoneDifference: -11.5 * 60 })).body.data;
      expect(east).toContainEqual(
        expect.objectContaining({
          property: "Gold",
          request_count: 1,
          created_at_trunc: "2026-01-16 00:00:00",
        }),
      );
    });

    test("follows the filter", async () => {
      const userFilter = {
        left: { request_response_rmt: { user_id: { equals: "ben" } } },
        operator: "or",
        right: { request_response_rmt: { properties: { TIER: { equals: "Other" } } } },
      };
      const rows = z.array(z.object({ property: z.string() })).parse((await over({ userFilter })).body.data);
      expect([...new Set(rows.map(({ property }) => property))]).toEqual(["Gold", "Other", "gold"]);
    });

    test.each(["min", "hour", "week", "month", "year"])(
      "draws by %s what it draws by day",
      async (dbIncrement) => {
        const rows = z
          .array(z.object({ request_count: z.number(), created_at_trunc: z.string() }))
          .parse((await over({ dbIncrement })).body.data);
        expect(rows.reduce((sum, row) => sum + row.request_count, 0)).toBe(3);
        expect(
          rows
            .filter((row) => row.request_count > 0)
            .every((row) => /^2026-01-\d\d \d\d:00:00$/.test(row.created_at_trunc)),
        ).toBe(true);
      },
    );

    test("refuses what would be endless, and tells the remedy", async () => {
      const answer = await over({ dbIncrement: "min", timeFilter: { start: "2020-01-01", end } });
      expect(sentenceOf(answer, 422)).toContain("longer increment");
      expect(sentenceOf(await over({ timeFilter: { start: end, end: start } }), 422)).toContain(
        "start lies after",
      );
      expect(
        sentenceOf(
          await over({ userFilter: { properties: { Tier: { equals: "x" } } }, dbIncrement: "x" }),
          422,
        ),
      ).toContain("dbIncrement");
    });
  });

  describe("the list", () => {
    const keySchema = z.looseObject({
      key: z.string(),
      warnings: z.array(z.looseObject({ kind: z.string() })),
    });
    const list = async (body: unknown = everything) => {
      const answer = await post(listRoute, "/v1/property/list", body);
      const { requests, keys } = z
        .object({ requests: z.number(), keys: z.array(keySchema) })
        .parse(answer.body.data);
      return { requests, byKey: new Map(keys.map((key) => [key.key, key])) };
    };

    test("tells of every key how much it is used, since when and what it costs", async () => {
      const { requests, byKey } = await list();
      expect(requests).toBe(126);
      expect(byKey.get("tier")).toEqual({
        property: "Tier",
        key: "tier",
        is_hidden: false,
        requests: 4,
        coverage: 4 / 126,
        values: 4,
        cost: 3.000000000002,
        cost_usd: "3.000000000002",
        first_seen: start,
        last_seen: new Date(startMs + 26 * hourMs).toISOString(),
        warnings: [],
      });
    });

    test("warns of keys that group nothing, look alike or stopped coming", async () => {
      const { byKey } = await list();
      const kinds = (key: string) => byKey.get(key)?.warnings.map(({ kind }) => kind);
      expect(kinds("trace")).toEqual(["high_cardinality"]);
      expect(byKey.get("env")?.warnings).toEqual([
        expect.objectContaining({ kind: "stopped", other: null }),
        expect.objectContaining({ kind: "look_alike", other: "environment" }),
      ]);
      expect(kinds("ticket-id")).toEqual(["look_alike"]);
    });

    test("says of a key without requests in the time range when it was last seen", async () => {
      const { byKey } = await list({ timeRange: { from: end } });
      expect(byKey.get("tier")).toMatchObject({
        requests: 0,
        coverage: 0,
        cost_usd: null,
        last_seen: new Date(startMs + 26 * hourMs).toISOString(),
        warnings: [],
      });
    });
  });

  describe("the values of a key", () => {
    const values = async (body: object) =>
      (await post(valuesRoute, "/v1/property/values", { ...everything, ...body })).body.data;

    test("carry what their requests add up to, beside what lacks the key", async () => {
      expect(await values({ key: "TIER", sort: "cost" })).toMatchObject({
        key: "tier",
        requests: 4,
        values: 4,
        missing: { requests: 122 },
        has_more: false,
        rows: [
          {
            value: "Gold",
            requests: 1,
            share: 0.25,
            cost_usd: "2",
            avg_cost: 2,
            unpriced: 0,
            users: 1,
            errors: 0,
          },
          { value: "", cost_usd: "1.000000000001" },
          { value: "Other" },
          { value: "gold", cost_usd: null, cost: null, avg_cost: null, unpriced: 1 },
        ],
      });
    });

    test("are paged, searched, sorted and filtered", async () => {
      const rowsOf = (data: unknown) =>
        z.looseObject({ rows: z.array(z.looseObject({ value: z.string() })) }).parse(data).rows;
      const first = await values({ key: "shop", sort: "value", direction: "asc", limit: 5 });
      const second = await values({ key: "shop", sort: "value", direction: "asc", limit: 5, offset: 5 });
      expect(first).toMatchObject({ has_more: true });
      const names = [...rowsOf(first), ...rowsOf(second)].map(({ value }) => value);
      expect(new Set(names).size).toBe(10);
      expect(names).toEqual(names.toSorted());
      expect(rowsOf(await values({ key: "shop", search: "OP 1" })).map(({ value }) => value)).toEqual([
        "shop 1",
        "shop 10",
        "shop 11",
      ]);
      const filter = { request_response_rmt: { user_id: { equals: "ben" } } };
      expect(await values({ key: "tier", filter })).toMatchObject({ requests: 2, missing: { requests: 0 } });
    });
  });
});
