import { beforeAll, expect, test } from "vitest";
import { POST as compareRoute } from "@/app/v1/metrics/compare/route";
import { POST as unitsRoute } from "@/app/v1/metrics/units/route";
import { compareSegments } from "@/lib/api/contract/metrics-compare";
import { queryUnits } from "@/lib/api/contract/metrics-units";
import { database } from "@/lib/clickhouse";
import type { RequestRecord } from "@/lib/record";
import { call, describeApiOnBothEngines, sentenceOf } from "@/test/api";
import { answered, requestAt } from "@/test/metrics-data";
import { insertRecords } from "@/test/request-record";

type Parts = Partial<RequestRecord>;

describeApiOnBothEngines("POST /v1/metrics/units", () => {
  const ticket = (name: string, costUsd: string | null): Parts => ({
    costUsd,
    properties: [["Ticket", name]],
  });
  const range = { from: "2026-01-05", to: "2026-01-08" };

  beforeAll(() =>
    insertRecords(database(), [
      requestAt("01-05T10:00:00", ticket("A", "0.01")),
      requestAt("01-05T11:00:00", ticket("A", "0.02")),
      requestAt("01-06T09:00:00", ticket("A", "0.03")),
      requestAt("01-05T12:00:00", ticket("B", "0.5")),
      requestAt("01-06T12:00:00", ticket("C", null)),
      requestAt("01-06T13:00:00", ticket("D", "0")),
      requestAt("01-06T13:00:00", ticket("", "0.000000000003")),
      requestAt("01-07T23:30:00", { properties: [], costUsd: "9" }),
    ]),
  );

  test("adds each unit up and tells how the units lie", async () => {
    const { figures, histogram, top, label } = await answered(unitsRoute, queryUnits, {
      key: "property.ticket",
      timeRange: range,
      limit: 2,
    });
    expect(label).toBe("Ticket");
    expect(figures).toEqual({
      units: 5,
      unpriced_units: 1,
      requests: 7,
      missing_requests: 1,
      cost: "0.560000000003",
      mean: "0.14",
      p50: "0.000000000003",
      p95: "0.5",
      max: "0.5",
    });
    expect(histogram.filter(({ units }) => units > 0)).toEqual([
      { from: "0", to: "0.000000000002", units: 1 },
      { from: "0.000000000002", to: "0.000000000005", units: 1 },
      { from: "0.05", to: "0.1", units: 1 },
      { from: "0.5", to: "1", units: 1 },
    ]);
    expect(histogram.slice(1).map(({ from }) => from)).toEqual(histogram.slice(0, -1).map(({ to }) => to));
    expect(top).toEqual([
      {
        value: "B",
        label: null,
        cost: "0.5",
        requests: 1,
        unpriced_requests: 0,
        first_seen: "2026-01-05T12:00:00.000Z",
        last_seen: "2026-01-05T12:00:00.000Z",
      },
      {
        value: "A",
        label: null,
        cost: "0.06",
        requests: 3,
        unpriced_requests: 0,
        first_seen: "2026-01-05T10:00:00.000Z",
        last_seen: "2026-01-06T09:00:00.000Z",
      },
    ]);
  });

  test("counts a unit in every bucket it has requests in, with what they cost there", async () => {
    const { series, buckets } = await answered(unitsRoute, queryUnits, {
      key: "property.ticket",
      timeRange: range,
      bucket: "day",
    });
    expect(buckets).toHaveLength(3);
    expect(series.map(({ units, cost, max }) => [units, cost, max])).toEqual([
      [2, "0.53", "0.5"],
      [4, "0.030000000003", "0.03"],
      [0, "0", null],
    ]);
  });

  test("takes a filter, and a time range without requests", async () => {
    const filter = { request_response_rmt: { properties: { ticket: { equals: "A" } } } };
    expect(
      (await answered(unitsRoute, queryUnits, { key: "property.ticket", timeRange: range, filter })).figures,
    ).toMatchObject({
      units: 1,
      mean: "0.06",
    });
    const none = await answered(unitsRoute, queryUnits, {
      key: "user",
      timeRange: { from: "2025-01-01", to: "2025-01-02" },
    });
    expect(none).toMatchObject({ figures: { units: 0, cost: "0", mean: null }, histogram: [], top: [] });
  });

  test("refuses a key that is none", async () => {
    const answer = await call(unitsRoute, "POST", "/v1/metrics/units", {
      body: { filter: "all", key: "hour_of_day" },
    });
    expect(sentenceOf(answer, 422)).toBe(
      "key must be a field or a property: parts of the time are no units.",
    );
  });
});

describeApiOnBothEngines("POST /v1/metrics/compare", () => {
  const env = (name: string): Parts["properties"] => [["Env", name]];
  const timeRange = { from: "2026-01-05", to: "2026-01-06" };
  // Latencies of both spread by the same factors; those of "slow" are twice as long.
  const factors = Array.from({ length: 64 }, (_, index) => 1 + (index % 8) / 8);

  beforeAll(() =>
    insertRecords(database(), [
      ...factors.map((factor, index) =>
        requestAt("01-05T10:00:00", {
          properties: env("fast"),
          latencyMs: Math.round(1_000 * factor),
          costUsd: "0.5",
          status: index < 2 ? 500 : 200,
        }),
      ),
      ...factors.map((factor, index) =>
        requestAt("01-05T10:00:00", {
          properties: env("slow"),
          latencyMs: Math.round(2_000 * factor),
          costUsd: "0.5",
          status: index < 32 ? 500 : 200,
        }),
      ),
      requestAt("01-05T10:00:00", { properties: env("rare"), latencyMs: 60_000 }),
      requestAt("01-05T10:00:00", { properties: [] }),
    ]),
  );

  const compare = (body: Record<string, unknown>) =>
    answered(compareRoute, compareSegments, { key: "property.env", timeRange, ...body });

  test("tells a difference with its interval, and where there is none", async () => {
    const { a, b, differences, in_both } = await compare({ a: { value: "fast" }, b: { value: "slow" } });
    expect(in_both).toBe(0);
    expect([a.figures.requests, b.figures.requests]).toEqual([64, 64]);
    const of = (name: string) => differences.find(({ metric }) => metric === name);
    expect(of("latency")).toMatchObject({ kind: "ratio", verdict: "higher", requests: { a: 64, b: 64 } });
    expect(of("latency")?.value).toBeCloseTo(2, 2);
    // Worked out apart: log differences 0.6931, standard error 0.03795, t(126) at 97.5 % is 1.979.
    expect(of("latency")?.interval?.low).toBeCloseTo(Math.exp(Math.log(2) - standardError * 1.979), 2);
    expect(of("latency")?.interval?.high).toBeCloseTo(Math.exp(Math.log(2) + standardError * 1.979), 2);
    expect(of("error_rate")).toMatchObject({ kind: "difference", verdict: "higher", value: 0.46875 });
    expect(of("cost_per_request")).toMatchObject({
      verdict: "not_shown",
      value: 0,
      interval: { low: 0, high: 0 },
    });
    expect(of("ttft")).toMatchObject({ verdict: "too_few", value: null, requests: { a: 0, b: 0 } });
  });

  const logs = factors.map(Math.log);
  const mean = logs.reduce((sum, value) => sum + value, 0) / logs.length;
  const variance = logs.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (logs.length - 1);
  const standardError = Math.sqrt((2 * variance) / logs.length);

  test("believes nothing of a few requests", async () => {
    const { differences } = await compare({ a: { value: "fast" }, b: { value: "rare" } });
    expect(differences.map(({ verdict }) => verdict)).toEqual(Array(5).fill("too_few"));
    expect(differences[0]?.sentence).toBe(
      "There are too few requests to compare latency: 64 in A and 1 in B, and it takes at least 30 in each.",
    );
  });

  test("takes filters, counts what is in both, and knows the requests without a value", async () => {
    const wire = (value: string) => ({ request_response_rmt: { properties: { env: { equals: value } } } });
    const all = await compare({ a: { filter: "all" }, b: { filter: wire("slow") } });
    expect([all.a.figures.requests, all.b.figures.requests, all.in_both]).toEqual([130, 64, 64]);
    const missing = await compare({ a: { missing: true }, b: { value: "rare" } });
    expect([missing.a.figures.requests, missing.b.figures.requests]).toEqual([1, 1]);
  });

  test.each([
    [
      { a: { value: "x" }, b: { value: "y" }, key: undefined },
      "a needs a key that it is a value of: give one in key, or a filter here.",
    ],
    [
      { a: {}, b: { value: "y" } },
      'a: must have exactly one of filter, value and missing, such as {"value": "production"}.',
    ],
  ])("refuses %j with a sentence", async (body, sentence) => {
    const answer = await call(compareRoute, "POST", "/v1/metrics/compare", {
      body: { filter: "all", key: "property.env", timeRange, ...body },
    });
    expect(sentenceOf(answer, 422).replace(/^a must/, "a: must")).toBe(sentence);
  });
});
