import { beforeAll, describe, expect, test } from "vitest";
import { POST as histogramRoute } from "@/app/v1/request/histogram/route";
import { POST as nearestRoute } from "@/app/v1/request/nearest/route";
import { queryHistogram as contract, findNearest } from "@/lib/api/contract/histogram";
import { database } from "@/lib/clickhouse";
import { emptyFilter } from "@/lib/filters/tree";
import { defaultOrganizationId } from "@/lib/organizations";
import { listBucketStarts } from "@/lib/queries/list-bucket-starts";
import { call, describeApiOnBothEngines, sentenceOf } from "@/test/api";
import { insertRecords, requestRecord } from "@/test/request-record";
import { bucketStarts } from "./bucket-starts";
import { queryHistogram } from "./query-histogram";

const at = (text: string, parts = {}) =>
  requestRecord({ createdAtMs: Date.parse(text), costUsd: "0.1", ...parts });
const records = [
  at("2026-01-31T12:00:00.000Z"),
  at("2026-01-31T12:00:59.999Z", { costUsd: "0.000000000001", status: 500 }),
  at("2026-01-31T12:01:00.000Z", { costUsd: null }),
  at("2026-01-31T13:30:00.000Z", { outcome: "cancelled", model: "sonnet" }),
];

async function histogram(body: Record<string, unknown>) {
  const answer = await call(histogramRoute, "POST", "/v1/request/histogram", {
    body: { filter: "all", ...body },
  });
  expect(answer.status, answer.text).toBe(200);
  return contract.answer.parse(JSON.parse(answer.text)).data;
}

async function nearest(body: Record<string, unknown>) {
  const answer = await call(nearestRoute, "POST", "/v1/request/nearest", {
    body: { filter: "all", ...body },
  });
  expect(answer.status, answer.text).toBe(200);
  return findNearest.answer.parse(JSON.parse(answer.text)).data;
}

const model = (name: string) => ({ request_response_rmt: { model: { equals: name } } });
const status = (code: number) => ({ request_response_rmt: { status: { equals: code } } });

describeApiOnBothEngines("requests over time", () => {
  beforeAll(() => insertRecords(database(), records));

  test("remembers where buckets begin as the engine tells it, whatever part is asked for", async () => {
    const zone = { timeZone: "Europe/Berlin" };
    // A day that has two hours at three o'clock.
    const middleMs = Date.parse("2026-10-25T01:00:00Z");
    for (const interval of [
      { unit: "minute", count: 30 },
      { unit: "hour", count: 1 },
      { unit: "day", count: 1 },
      { unit: "week", count: 1 },
      { unit: "month", count: 1 },
    ] as const) {
      for (const [before, after] of [
        [0, 1],
        [3_600_000, 7_200_001],
        [90_000_000, 40 * 86_400_000],
      ] as const) {
        const range = { fromMs: middleMs - before, toMs: middleMs + after };
        const told = await listBucketStarts(range, interval, zone);
        expect(await bucketStarts(range, interval, zone)).toEqual(told);
        expect(await bucketStarts(range, interval, zone), "again").toEqual(told);
      }
    }
  });

  describe("POST /v1/request/histogram", () => {
    test("adds up requests, errors and exact cost in buckets that begin at round times", async () => {
      const timeRange = { from: "2026-01-31T11:59:00Z", to: "2026-01-31T12:03:00Z" };
      const { interval, buckets } = await histogram({ timeRange, buckets: 4 });
      expect(interval).toEqual({ unit: "minute", count: 1 });
      expect(
        buckets.map(({ start, requests, errors, cost_usd, unpriced }) => ({
          start,
          requests,
          errors,
          cost_usd,
          unpriced,
        })),
      ).toEqual([
        { start: "2026-01-31T11:59:00.000Z", requests: 0, errors: 0, cost_usd: "0", unpriced: 0 },
        {
          start: "2026-01-31T12:00:00.000Z",
          requests: 2,
          errors: 1,
          cost_usd: "0.100000000001",
          unpriced: 0,
        },
        { start: "2026-01-31T12:01:00.000Z", requests: 1, errors: 0, cost_usd: "0", unpriced: 1 },
        { start: "2026-01-31T12:02:00.000Z", requests: 0, errors: 0, cost_usd: "0", unpriced: 0 },
      ]);
    });

    test("counts what the filter selects", async () => {
      const timeRange = { from: "2026-01-31", to: "2026-02-01" };
      const { buckets } = await histogram({ timeRange, filter: model("sonnet") });
      expect(buckets.filter(({ requests }) => requests > 0)).toMatchObject([{ requests: 1, errors: 1 }]);
    });

    test("tells which buckets the time range cuts and which one is not over", async () => {
      const query = { filter: { filter: emptyFilter }, timeZone: "UTC", buckets: 2 };
      const timeRange = { from: "2026-01-31T11:30:00.000Z", to: "2026-01-31T13:30:00.000Z" };
      const nowMs = Date.parse("2026-01-31T13:10:00Z");
      const { buckets } = await queryHistogram(defaultOrganizationId, { ...query, timeRange }, nowMs);
      expect(buckets.map(({ is_cut, is_unfinished }) => [is_cut, is_unfinished])).toEqual([
        [true, false],
        [false, false],
        [true, true],
      ]);
    });

    test("without a beginning begins with the oldest request that is selected", async () => {
      expect((await histogram({ timeRange: { to: "2026-01-31T14:00:00Z" } })).from).toBe(
        "2026-01-31T12:00:00.000Z",
      );
      expect((await histogram({ filter: model("none") })).buckets).toEqual([]);
    });

    test.each([
      ["Europe/Berlin", "2026-03-27T23:00:00Z", "2026-03-31T22:00:00Z", 4],
      ["Europe/Berlin", "2026-10-23T22:00:00Z", "2026-10-27T23:00:00Z", 4],
      ["Australia/Lord_Howe", "2026-04-01T00:00:00Z", "2026-04-08T00:00:00Z", 100],
      ["America/New_York", "2026-10-30T00:00:00Z", "2026-11-03T00:00:00Z", 40],
      ["Asia/Kathmandu", "2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z", 24],
      ["UTC", "2025-11-15T00:00:00Z", "2026-11-16T00:00:00Z", 12],
      ["UTC", "0001-01-01T00:00:00Z", "9999-01-01T00:00:00Z", 60],
      ["UTC", "2026-01-31T12:00:00Z", "2026-01-31T12:00:00.500Z", 60],
      ["Asia/Kathmandu", "2026-01-01T00:00:00Z", "2026-02-02T00:00:00Z", 5],
    ])(
      "in %s from %s to %s leaves no gap and counts every request once",
      async (timeZone, from, to, buckets) => {
        const found = await histogram({ timeRange: { from, to }, timeZone, buckets });
        const starts = found.buckets.map(({ start }) => Date.parse(start));
        expect(starts.length).toBeGreaterThan(0);
        expect(starts.length).toBeLessThanOrEqual(buckets * 4);
        expect(found.buckets.slice(1).map(({ start }) => start)).toEqual(
          found.buckets.slice(0, -1).map(({ end }) => end),
        );
        const clampedFrom = Math.max(Date.parse(from), Date.UTC(1970, 1, 1));
        expect(starts[0]).toBeLessThanOrEqual(clampedFrom);
        const inside = records.filter(
          ({ createdAtMs }) => createdAtMs >= Date.parse(from) && createdAtMs < Date.parse(to),
        );
        expect(found.buckets.reduce((sum, { requests }) => sum + requests, 0)).toBe(inside.length);
      },
    );

    test("takes a zone in any case, and by its old names", async () => {
      const timeRange = { from: "2026-01-31", to: "2026-02-02" };
      for (const timeZone of [
        "utc",
        "europe/berlin",
        "Etc/GMT+5",
        "US/Pacific",
        "Asia/Calcutta",
        "EST5EDT",
      ]) {
        expect(
          (await histogram({ timeRange, timeZone, buckets: 2 })).buckets.length,
          timeZone,
        ).toBeGreaterThan(1);
      }
    });

    test("refuses a zone nobody knows", async () => {
      const answer = await call(histogramRoute, "POST", "/x", {
        body: { filter: "all", timeZone: "Mars/Olympus" },
      });
      expect(sentenceOf(answer, 422)).toBe(
        'timeZone must be a time zone such as "Europe/Berlin" or "UTC", not "Mars/Olympus".',
      );
    });
  });

  describe("POST /v1/request/nearest", () => {
    test("finds the nearest requests on both sides of a time range without any", async () => {
      const found = await nearest({
        timeRange: { from: "2026-01-31T12:30:00Z", to: "2026-01-31T12:45:00Z" },
      });
      expect(found).toMatchObject({
        requests: 0,
        any: true,
        before: { request_id: records[2]?.requestId, created_at: "2026-01-31T12:01:00.000Z" },
        after: { request_id: records[3]?.requestId },
        without: [],
      });
    });

    test("counts what there would be without each condition", async () => {
      const filter = { and: [model("sonnet"), status(500), { request_response_rmt: { cost: { gte: 0 } } }] };
      const found = await nearest({ filter, timeRange: { from: "2026-01-31", to: "2026-02-01" } });
      expect(found.requests).toBe(0);
      expect(found.without.map(({ text, requests }) => [text, requests])).toEqual([
        ["model:sonnet", 1],
        ["status:500", 1],
        ["cost:>=0", 0],
      ]);
      expect(found.without[0]?.condition).toEqual(model("sonnet"));
      for (const { filter: rest, requests } of found.without) {
        expect((await nearest({ filter: rest })).requests).toBe(requests);
      }
    });

    test("looks texts up in the bodies, too", async () => {
      const text = { request_response_rmt: { request_body: { contains: "how are you" } } };
      const found = await nearest({ filter: { and: [text, model("none")] } });
      expect(found.without.map(({ requests }) => requests)).toEqual([0, 4]);
    });
  });
});
