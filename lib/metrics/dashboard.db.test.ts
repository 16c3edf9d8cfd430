import { beforeAll, describe, expect, test } from "vitest";
import { POST as scores } from "@/app/v1/dashboard/scores/query/route";
import { POST as activeUsers } from "@/app/v1/metrics/activeUsers/route";
import { POST as averageLatency } from "@/app/v1/metrics/averageLatency/route";
import { POST as averageTimeToFirstToken } from "@/app/v1/metrics/averageTimeToFirstToken/route";
import { POST as averageTokensPerRequest } from "@/app/v1/metrics/averageTokensPerRequest/route";
import { POST as costOverTime } from "@/app/v1/metrics/costOverTime/route";
import { POST as country } from "@/app/v1/metrics/country/route";
import { POST as detailedTokensOverTime } from "@/app/v1/metrics/detailedTokensOverTime/route";
import { POST as errorOverTime } from "@/app/v1/metrics/errorOverTime/route";
import { POST as latencyOverTime } from "@/app/v1/metrics/latencyOverTime/route";
import { POST as models } from "@/app/v1/metrics/models/route";
import { POST as modelUsageOverTime } from "@/app/v1/metrics/modelUsageOverTime/route";
import { POST as quantiles } from "@/app/v1/metrics/quantiles/route";
import { POST as requestCount } from "@/app/v1/metrics/requestCount/route";
import { POST as requestOverTime } from "@/app/v1/metrics/requestOverTime/route";
import { POST as requestStatusOverTime } from "@/app/v1/metrics/requestStatusOverTime/route";
import { POST as timeToFirstToken } from "@/app/v1/metrics/timeToFirstToken/route";
import { POST as tokensOverTime } from "@/app/v1/metrics/tokensOverTime/route";
import { POST as totalCost } from "@/app/v1/metrics/totalCost/route";
import { POST as totalRequests } from "@/app/v1/metrics/totalRequests/route";
import { POST as usersOverTime } from "@/app/v1/metrics/usersOverTime/route";
import { database } from "@/lib/clickhouse";
import type { RequestRecord } from "@/lib/record";
import { call, describeApiOnBothEngines, sentenceOf } from "@/test/api";
import { requestAt, sealBetween, usage } from "@/test/metrics-data";
import { insertRecords } from "@/test/request-record";

const at = (time: string, parts: Partial<RequestRecord> = {}) =>
  requestAt(`01-${time}`, { costUsd: "0.1", latencyMs: 1_000, usage: usage(10, 5), ...parts });

const records = [
  at("05T10:00:00", { userId: "anna", countryCode: "DE" }),
  at("05T10:30:00", { userId: "anna", countryCode: "DE", costUsd: "0.000000000001" }),
  at("05T10:59:59.999", { userId: "ben", status: 500, countryCode: "FR" }),
  at("05T12:00:00", { model: "sonnet", costUsd: null, usage: null }),
  at("05T12:00:00.001", {
    model: "",
    isStream: true,
    timeToFirstTokenMs: 400,
    latencyMs: 3_000,
    usage: usage(30, 50),
  }),
];
const timeFilter = { start: "2026-01-05T10:00:00Z", end: "2026-01-05T12:00:00.001Z" };
const hours = ["10", "11", "12"].map((hour) => `2026-01-05T${hour}:00:00.000Z`);
const over = (...rows: object[]) => rows.map((row, index) => ({ time: hours[index], ...row }));

async function dataOf(handler: Parameters<typeof call>[0], body: object = {}) {
  const answer = await call(handler, "POST", "/v1/metrics", { body: { filter: "all", timeFilter, ...body } });
  expect(answer.status, answer.text).toBe(200);
  return answer.body.data;
}

describeApiOnBothEngines("the endpoints behind Helicone's dashboard", () => {
  beforeAll(() => insertRecords(database(), records));

  describe.each(["as recorded", "rolled up"])("%s", (state) => {
    beforeAll(async () => {
      if (state === "rolled up") await sealBetween(database(), "2026-01-01", "2026-02-01");
    });

    test.each([
      ["requests", totalRequests, 5],
      ["cost", totalCost, 0.300000000001],
      ["latency", averageLatency, 1_400],
      ["time to first token", averageTimeToFirstToken, 400],
      ["users", activeUsers, 2],
      [
        "tokens",
        averageTokensPerRequest,
        {
          average_prompt_tokens_per_response: 12,
          average_completion_tokens_per_response: 13,
          average_total_tokens_per_response: 25,
        },
      ],
    ])("say %s of the time range with both its ends", async (_, handler, data) => {
      expect(await dataOf(handler)).toEqual(data);
    });

    test.each([
      ["requests", requestOverTime, over({ count: 3 }, { count: 0 }, { count: 2 })],
      [
        "cost",
        costOverTime,
        over(
          { cost: 0.200000000001, cost_usd: "0.200000000001" },
          { cost: 0, cost_usd: "0" },
          { cost: 0.1, cost_usd: "0.1" },
        ),
      ],
      [
        "tokens",
        tokensOverTime,
        over(
          { prompt_tokens: 30, completion_tokens: 15 },
          { prompt_tokens: 0, completion_tokens: 0 },
          { prompt_tokens: 30, completion_tokens: 50 },
        ),
      ],
      ["latency", latencyOverTime, over({ duration: 1_000 }, { duration: 0 }, { duration: 2_000 })],
      ["time to first token", timeToFirstToken, over({ ttft: 0 }, { ttft: 0 }, { ttft: 400 })],
      ["users", usersOverTime, over({ count: 2 }, { count: 0 }, { count: 0 })],
      ["errors", errorOverTime, over({ count: 1 }, { count: 0 }, { count: 0 })],
    ])("say %s hour by hour, also where nothing happened", async (_, handler, data) => {
      expect(await dataOf(handler)).toEqual(data);
    });

    test("list statuses and models over time where there were any", async () => {
      expect(await dataOf(requestStatusOverTime)).toEqual([
        { time: hours[0], count: 2, status: 200 },
        { time: hours[0], count: 1, status: 500 },
        { time: hours[2], count: 2, status: 200 },
      ]);
      expect(await dataOf(modelUsageOverTime)).toEqual([
        { time: hours[0], model: "gpt-4o-mini", request_count: 3, total_tokens: 45 },
        { time: hours[2], model: "sonnet", request_count: 1, total_tokens: 0 },
        { time: hours[2], model: "unknown", request_count: 1, total_tokens: 80 },
      ]);
    });

    test("list models and countries, those with the most requests first, page by page", async () => {
      expect(await dataOf(models, { offset: 0, limit: 1 })).toEqual([
        {
          model: "gpt-4o-mini",
          total_requests: 3,
          total_completion_tokens: 15,
          total_prompt_token: 30,
          total_tokens: 45,
          cost: 0.200000000001,
          cost_usd: "0.200000000001",
        },
      ]);
      expect(await dataOf(models, { offset: 1, limit: 10 })).toMatchObject([
        { model: "sonnet", cost: 0, cost_usd: null },
        { model: "" },
      ]);
      expect(await dataOf(country, { offset: 0, limit: 10 })).toEqual([
        { country: "DE", total_requests: 2 },
        { country: "FR", total_requests: 1 },
      ]);
    });
  });

  test("tell the tokens of every kind", async () => {
    expect(await dataOf(detailedTokensOverTime, { dbIncrement: "day" })).toEqual([
      {
        time: "2026-01-05T00:00:00.000Z",
        prompt_tokens: 60,
        completion_tokens: 65,
        reasoning_tokens: 12,
        prompt_cache_read_tokens: 8,
        prompt_cache_write_tokens: 4,
      },
    ]);
  });

  test("tell percentiles of tokens and of latency, 0 where there is none", async () => {
    const tokens = await dataOf(quantiles, { metric: "total_tokens" });
    expect(tokens).toEqual(
      over(
        { p75: 15, p90: 15, p95: 15, p99: 15 },
        { p75: 0, p90: 0, p95: 0, p99: 0 },
        { p75: 80, p90: 80, p95: 80, p99: 80 },
      ),
    );
    expect(await dataOf(quantiles, { metric: "latency" })).toHaveLength(3);
  });

  test("narrow by the filter, and count the requests of all time", async () => {
    const filter = { request_response_rmt: { model: { equals: "sonnet" } } };
    expect(await dataOf(totalRequests, { filter })).toBe(1);
    const count = await call(requestCount, "POST", "/x", { body: { filter } });
    expect(count.body.data).toBe(1);
    const cached = await call(requestCount, "POST", "/x", { body: { filter, isCached: true } });
    expect(cached.body.data).toBe(0);
  });

  test("begin buckets by the caller's clock", async () => {
    const day = { dbIncrement: "day", timeZoneDifference: -330 };
    expect(await dataOf(requestOverTime, day)).toEqual([{ time: "2026-01-04T18:30:00.000Z", count: 5 }]);
  });

  test("tell the mean of each score where something was scored", async () => {
    await database().command({
      sql: "UPDATE requests SET scores = map('quality', toInt64(latency_ms / 1000)) WHERE latency_ms >= 1000",
      tag: "test",
    });
    const answer = await call(scores, "POST", "/v1/dashboard/scores/query", {
      body: { userFilter: "all", timeFilter, dbIncrement: "hour", timeZoneDifference: 0 },
    });
    expect(answer.body.data).toEqual([
      { score_key: "quality", score_sum: 1, created_at_trunc: hours[0] },
      { score_key: "quality", score_sum: 2, created_at_trunc: hours[2] },
    ]);
  });

  test.each([
    [{ filter: undefined }, "filter is missing"],
    [{ timeFilter: { start: timeFilter.end, end: timeFilter.start } }, "must not end before it begins"],
    [
      { timeFilter: { start: "2020-01-01", end: "2026-01-01" }, dbIncrement: "min" },
      "more than 5000 buckets",
    ],
    [{ dbIncrement: "decade" }, "dbIncrement"],
  ])("refuse %j with a sentence", async (body, words) => {
    const answer = await call(requestOverTime, "POST", "/x", {
      body: { filter: "all", timeFilter, ...body },
    });
    expect(sentenceOf(answer, 422)).toContain(words);
  });
});
