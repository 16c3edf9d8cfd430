import { beforeAll, describe, expect, test } from "vitest";
import { POST as changesRoute } from "@/app/v1/metrics/changes/route";
import { queryChanges } from "@/lib/api/contract/metrics-changes";
import { database } from "@/lib/clickhouse";
import type { RequestRecord } from "@/lib/record";
import { describeApiOnBothEngines } from "@/test/api";
import { answered, requestAt, sealBetween } from "@/test/metrics-data";
import { insertRecords } from "@/test/request-record";

type Parts = Partial<RequestRecord>;

describeApiOnBothEngines("POST /v1/metrics/changes", () => {
  const shape = (feature: string, index: number, parts: Parts = {}): Parts => ({
    properties: [
      ["Feature", feature],
      ["Ticket", `T-${feature}-${index}`],
      ["Env", "production"],
    ],
    costUsd: "0.1",
    latencyMs: 1_000,
    ...parts,
  });
  const many = (count: number, time: (index: number) => string, parts: (index: number) => Parts) =>
    Array.from({ length: count }, (_, index) => requestAt(time(index), parts(index)));
  const spread = (day: string) => (index: number) => `${day}T10:${String(index % 60).padStart(2, "0")}:00`;

  beforeAll(() =>
    insertRecords(database(), [
      // Each costs 0.1, and search came to cost three times as much while chat halved.
      ...many(40, spread("01-05"), (index) => shape("search", index)),
      ...many(40, spread("01-05"), (index) => shape("chat", 100 + index)),
      ...many(120, spread("01-06"), (index) =>
        shape("search", 200 + index, { status: index < 10 ? 500 : 200 }),
      ),
      ...many(20, spread("01-06"), (index) => shape("chat", 400 + index, { latencyMs: 9_000 })),
    ]),
  );

  describe.each(["as recorded", "rolled up"])("%s", (state) => {
    beforeAll(async () => {
      if (state === "rolled up") await sealBetween(database(), "2026-01-01", "2026-02-01");
    });

    const changes = (body: Record<string, unknown>) =>
      answered(changesRoute, queryChanges, { timeRange: { from: "2026-01-06", to: "2026-01-07" }, ...body });

    test("names the values a change of cost comes from, and no key that is new on every request", async () => {
      const { total, changes: found, excluded } = await changes({ metric: "cost" });
      expect(total).toEqual({ current: "14", previous: "8", change: "6" });
      expect(
        found.map(({ label, value, current, previous, contribution }) => [
          label,
          value,
          current,
          previous,
          contribution,
        ]),
      ).toEqual([
        ["Feature", "search", "12", "4", 8],
        ["Status class", "2xx", "13", "8", 5],
        ["Feature", "chat", "2", "4", -2],
        ["Status class", "5xx", "1", "0", 1],
      ]);
      expect(found[0]?.share_of_change).toBeCloseTo(8 / 6);
      expect(excluded).toEqual([{ field: "property.ticket", label: "Ticket" }]);
    });

    test("adds up what values contribute to the mean latency", async () => {
      const { total, changes: found } = await changes({ metric: "latency" });
      expect(total).toEqual({
        current: (120 * 1_000 + 20 * 9_000) / 140,
        previous: 1_000,
        change: expect.any(Number),
      });
      const features = found.filter(({ field }) => field === "property.feature");
      expect(features[0]).toMatchObject({ value: "chat", current: 9_000, previous: 1_000 });
      expect(features.reduce((sum, { contribution }) => sum + contribution, 0)).toBeCloseTo(
        Number(total.change),
        6,
      );
    });

    test("takes a filter and an earlier time to compare with", async () => {
      const filter = { request_response_rmt: { properties: { feature: { equals: "search" } } } };
      const { total } = await changes({ metric: "requests", filter });
      expect(total).toEqual({ current: 120, previous: 40, change: 80 });
      const weekBefore = await changes({ metric: "errors", comparison: "week" });
      expect(weekBefore.total).toEqual({ current: 10, previous: 0, change: 10 });
      expect(
        weekBefore.changes.map(({ field, value, contribution }) => [field, value, contribution]),
      ).toEqual([
        ["property.feature", "search", 10],
        ["status_class", "5xx", 10],
      ]);
    });

    test("cuts the ranges where they are cut, within an hour that is rolled up", async () => {
      const timeRange = { from: "2026-01-06T10:30:00Z", to: "2026-01-06T11:00:00Z" };
      const { total, changes: found } = await changes({ metric: "requests", timeRange });
      expect(total).toEqual({ current: 60, previous: 80, change: -20 });
      expect(
        found
          .filter(({ field }) => field === "property.feature")
          .map(({ value, requests }) => [value, requests]),
      ).toEqual([["chat", { current: 0, previous: 20 }]]);
    });
  });
});
