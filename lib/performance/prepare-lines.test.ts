import { expect, test } from "vitest";
import type { MetricsData, MetricsGroup } from "@/lib/metrics-view/answer";
import { SeriesColors } from "@/lib/metrics-view/series-colors";
import { firstSegments, prepareLines } from "./prepare-lines";

const group = (key: Partial<MetricsGroup["key"][number]>, figure: number | null): MetricsGroup => ({
  key: [{ value: null, label: null, is_other: false, is_missing: false, ...key }],
  figures: {},
  series: { latency_p95: [figure] },
});
const data = (groups: MetricsGroup[], values: number): MetricsData => ({
  from: null,
  to: null,
  buckets: [
    {
      start: "2026-01-01T00:00:00.000Z",
      end: "2026-01-02T00:00:00.000Z",
      is_unfinished: false,
      is_cut: false,
    },
  ],
  group_by: [{ field: "property.feature", label: "Feature", values }],
  groups,
  total: { figures: {}, series: { latency_p95: [500] } },
  comparison: null,
});
const answer = data(
  [
    group({ value: "search" }, 900),
    group({ value: "missing" }, 400),
    group({ is_other: true }, 100),
    group({ is_missing: true }, null),
  ],
  5,
);

test("each value has a line of its own, and all requests together have one to hold them against", () => {
  const { series, points, hasAll, hidden } = prepareLines(answer, "latency_p95", new SeriesColors());
  expect(series.map(({ id, label }) => [id, label])).toEqual([
    ["=search", "search"],
    ["=missing", "missing"],
    ["missing", "not set"],
  ]);
  expect(points[0]?.heights).toMatchObject({ "=search": 900, "=missing": 400, missing: null, all: 500 });
  expect([hasAll, hidden]).toEqual([true, 3]);
});

test("a single value is not drawn twice", () => {
  const { hasAll } = prepareLines(data([group({ value: "a" }, 1)], 1), "latency_p95", new SeriesColors());
  expect(hasAll).toBe(false);
});

test("hours of the day have no lines over time, but all requests do", () => {
  const hours = {
    ...data([group({ value: "0" }, 1), group({ value: "1" }, 2)], 2),
    group_by: [{ field: "hour_of_day", label: "Hour of day", values: 2 }],
  };
  const { series, hasAll, hidden } = prepareLines(hours, "latency_p95", new SeriesColors());
  expect([series, hasAll, hidden]).toEqual([[], true, 0]);
});

test("a comparison begins with the two values that have most requests, never with the others together", () => {
  expect(
    firstSegments(
      data([group({ value: "a" }, 1), group({ is_other: true }, 1), group({ is_missing: true }, 1)], 4),
    ),
  ).toEqual([{ kind: "value", value: "a" }, { kind: "missing" }]);
  expect(firstSegments(data([], 0))).toEqual([null, null]);
});
