import { beforeAll, describe, expect, test } from "vitest";
import { POST } from "@/app/v1/metrics/query/route";
import { queryMetrics as contract } from "@/lib/api/contract/metrics";
import { database } from "@/lib/clickhouse";
import type { RequestRecord } from "@/lib/record";
import { call, describeApiOnBothEngines } from "@/test/api";
import { requestAt, sealBetween, usage } from "@/test/metrics-data";
import { insertRecords } from "@/test/request-record";

/** An ordinary request of January 2026, with what a test cares about put in. */
const at = (time: string, parts: Partial<RequestRecord> = {}) =>
  requestAt(`01-${time}`, { costUsd: "0.1", latencyMs: 1_000, usage: usage(10, 5), ...parts });
const property = (value: string): Partial<RequestRecord> => ({ properties: [["Team", value]] });

const records = [
  at("05T10:00:00", { ...property("a"), userId: "anna" }),
  at("05T10:00:01", { ...property("a"), userId: "anna", costUsd: "0.000000000001" }),
  at("05T10:59:59.999", { ...property("a"), userId: "ben", status: 500 }),
  at("05T11:00:00", { ...property("b"), costUsd: null, usage: null }),
  at("06T10:00:00", { ...property("Other"), costUsd: "2" }),
  at("06T10:00:00.001", property("")),
  at("06T23:30:00", { properties: [], userId: "anna", latencyMs: 3_000 }),
  at("07T00:30:00", {
    ...property("a"),
    isStream: true,
    latencyMs: 2_000,
    timeToFirstTokenMs: 1_000,
    usage: usage(10, 50),
  }),
];

async function metrics(body: Record<string, unknown>) {
  const answer = await call(POST, "POST", "/v1/metrics/query", {
    body: {
      filter: "all",
      timeRange: { from: "2026-01-05", to: "2026-01-08" },
      metrics: ["requests", "cost"],
      ...body,
    },
  });
  expect(answer.status, answer.text).toBe(200);
  return contract.answer.parse(JSON.parse(answer.text));
}

describeApiOnBothEngines("POST /v1/metrics/query", () => {
  beforeAll(() => insertRecords(database(), records));

  describe.each(["as recorded", "rolled up"])("%s", (state) => {
    beforeAll(async () => {
      if (state === "rolled up") await sealBetween(database(), "2026-01-01", "2026-02-01");
    });

    test("tells the others and the missing apart from values of those names", async () => {
      const { data } = await metrics({ groupBy: ["property.TEAM"], limit: 2, orderBy: { metric: "cost" } });
      expect(
        data.groups.map(({ key: [key], figures }) => [
          key?.is_other ? "others" : key?.is_missing ? "missing" : key?.value,
          figures.requests,
          figures.cost,
        ]),
      ).toEqual([
        ["Other", 1, "2"],
        ["a", 4, "0.300000000001"],
        ["others", 2, "0.1"],
        ["missing", 1, "0.1"],
      ]);
      expect(data.group_by).toEqual([{ field: "property.team", label: "Team", values: 4 }]);
      expect(data.total.figures).toEqual({ requests: 8, cost: "2.500000000001" });
    });

    test("lets an unknown price be unknown, and nothing cost nothing", async () => {
      const { data } = await metrics({
        groupBy: ["property.team"],
        bucket: "day",
        orderBy: { metric: "requests" },
      });
      const b = data.groups.find(({ key: [key] }) => key?.value === "b");
      expect(b?.figures).toEqual({ requests: 1, cost: null });
      expect(b?.series).toEqual({ requests: [1, 0, 0], cost: [null, "0", "0"] });
    });

    test("works every metric out of the same requests", async () => {
      const { data } = await metrics({
        metrics: [
          "requests",
          "errors",
          "error_rate",
          "cost_per_request",
          "priced_requests",
          "unpriced_requests",
          "prompt_tokens",
          "completion_tokens",
          "total_tokens",
          "cache_read_tokens",
          "cache_write_tokens",
          "reasoning_tokens",
          "tokens_per_request",
          "latency_avg",
          "latency_p50",
          "ttft_avg",
          "ttft_p99",
          "tokens_per_second",
          "tokens_per_second_unstreamed",
          "users",
          "sessions",
        ],
      });
      const { latency_p50, ttft_p99, tokens_per_second_unstreamed, ...exact } = data.total.figures;
      expect(exact).toEqual({
        requests: 8,
        errors: 1,
        error_rate: 1 / 8,
        cost_per_request: "0.357142857143",
        priced_requests: 7,
        unpriced_requests: 1,
        prompt_tokens: 70,
        completion_tokens: 80,
        total_tokens: 150,
        cache_read_tokens: 14,
        cache_write_tokens: 7,
        reasoning_tokens: 21,
        tokens_per_request: 150 / 7,
        latency_avg: 11_000 / 8,
        ttft_avg: 1_000,
        tokens_per_second: 50,
        users: 2,
        sessions: 0,
      });
      expect(Math.abs(Number(latency_p50) / 1_000 - 1)).toBeLessThan(0.1);
      expect(Math.abs(Number(ttft_p99) / 1_000 - 1)).toBeLessThan(0.1);
      expect(tokens_per_second_unstreamed).toBe((30 / 8_000) * 1_000);
    });

    test("counts different users in every group by themselves", async () => {
      const { data } = await metrics({
        metrics: ["users"],
        groupBy: ["property.team"],
        bucket: "day",
        limit: 1,
        orderBy: { metric: "requests" },
      });
      expect(data.groups.map(({ figures, series }) => [figures.users, series?.users])).toEqual([
        [2, [2, 0, 0]],
        [0, [0, 0, 0]],
        [1, [0, 1, 0]],
      ]);
      expect(data.total.figures.users).toBe(2);
    });

    test.each([
      ["UTC", ["2026-01-05T00:00:00.000Z", 4], ["2026-01-06T00:00:00.000Z", 3]],
      ["Asia/Kolkata", ["2026-01-04T18:30:00.000Z", 4], ["2026-01-05T18:30:00.000Z", 2]],
      ["America/New_York", ["2026-01-04T05:00:00.000Z", 0], ["2026-01-05T05:00:00.000Z", 4]],
    ])("cuts days by the clock of %s", async (timeZone, first, second) => {
      const { data } = await metrics({ bucket: "day", timeZone });
      expect(
        data.buckets.slice(0, 2).map(({ start }, index) => [start, data.total.series?.requests?.[index]]),
      ).toEqual([first, second]);
      expect(data.total.series?.requests?.reduce<number>((sum, count) => sum + Number(count), 0)).toBe(8);
    });

    test("compares with as much time before, bucket by bucket", async () => {
      const { data } = await metrics({
        timeRange: { from: "2026-01-06", to: "2026-01-07" },
        groupBy: ["property.team"],
        bucket: "day",
        comparison: "previous_period",
        limit: 1,
        orderBy: { metric: "requests" },
      });
      expect(data.comparison).toMatchObject({
        from: "2026-01-05T00:00:00.000Z",
        to: "2026-01-06T00:00:00.000Z",
      });
      expect(data.total.figures.requests).toBe(3);
      expect(data.total.previous).toEqual({
        figures: { requests: 4, cost: "0.200000000001" },
        series: { requests: [4], cost: ["0.200000000001"] },
      });
      expect(
        data.groups.map(({ figures, previous }) => [figures.requests, previous?.figures.requests]),
      ).toEqual([
        [1, 0],
        [1, 4],
        [1, 0],
      ]);
    });

    test("makes a pivot of two keys with their margins", async () => {
      const { data } = await metrics({
        metrics: ["requests"],
        groupBy: ["property.team", "status_class"],
        limit: 1,
      });
      const shown = (groups: typeof data.groups) =>
        groups.map(({ key, figures }) => [
          ...key.map(({ value, is_other, is_missing }) =>
            is_other ? "others" : is_missing ? "missing" : value,
          ),
          figures.requests,
        ]);
      expect(shown(data.groups)).toEqual([
        ["a", "2xx", 3],
        ["a", "others", 1],
        ["others", "2xx", 3],
        ["missing", "2xx", 1],
      ]);
      expect(data.margins?.map(shown)).toEqual([
        [
          ["a", 4],
          ["others", 3],
          ["missing", 1],
        ],
        [
          ["2xx", 7],
          ["others", 1],
        ],
      ]);
    });

    test("shows every hour of the day, also those without requests", async () => {
      const { data } = await metrics({
        metrics: ["requests"],
        groupBy: ["hour_of_day"],
        timeZone: "Asia/Kolkata",
      });
      expect(data.groups).toHaveLength(24);
      const hours = data.groups.filter(({ figures }) => figures.requests !== 0);
      expect(hours.map(({ key: [key], figures }) => [key?.label, figures.requests])).toEqual([
        ["05:00", 1],
        ["06:00", 1],
        ["15:00", 4],
        ["16:00", 2],
      ]);
    });

    test("leaves values with few requests to the others", async () => {
      const { data } = await metrics({ metrics: ["requests"], groupBy: ["property.team"], minRequests: 2 });
      expect(data.groups.map(({ key: [key], figures }) => [key?.value, figures.requests])).toEqual([
        ["a", 4],
        [null, 3],
        [null, 1],
      ]);
      expect(data.group_by[0]?.values).toBe(4);
    });
  });

  test("says whether sums that are kept answered", async () => {
    expect((await metrics({ groupBy: ["model"], bucket: "day" })).source).toBe("raw");
    await insertRecords(
      database(),
      Array.from({ length: 40 }, () => requestAt("02-05T10:00:00")),
    );
    await sealBetween(database(), "2026-02-01", "2026-03-01");
    const february = {
      timeRange: { from: "2026-02-05", to: "2026-02-06" },
      groupBy: ["model"],
      bucket: "hour",
    };
    expect(await metrics(february)).toMatchObject({
      source: "rollup",
      data: { total: { figures: { requests: 40 } } },
    });
    const filter = { request_response_rmt: { model: { equals: "gpt-4o-mini" } } };
    expect(await metrics({ ...february, filter })).toMatchObject({
      source: "raw",
      data: { total: { figures: { requests: 40 } } },
    });
  });

  test("without a beginning begins with the oldest request, and without any has nothing to tell", async () => {
    expect((await metrics({ timeRange: { to: "2026-01-08" } })).data.from).toBe("2026-01-05T10:00:00.000Z");
    const none = await metrics({
      timeRange: {},
      filter: { request_response_rmt: { model: { equals: "none" } } },
      groupBy: ["model"],
      bucket: "day",
    });
    expect(none.data).toMatchObject({ from: null, buckets: [], groups: [], total: { figures: {} } });
  });
});
