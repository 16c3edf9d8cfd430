import { expect, test } from "vitest";
import { prepareSeries } from "./prepare";

const bucket = (start: string, end: string, parts = {}) => ({
  start,
  end,
  is_unfinished: false,
  is_cut: false,
  ...parts,
});

test("a chart of sums has a point for every bucket, exact figures beside heights, and null for the unknown", () => {
  const buckets = [
    bucket("2026-01-01T00:00:00.000Z", "2026-01-02T00:00:00.000Z", { is_cut: true }),
    bucket("2026-01-02T00:00:00.000Z", "2026-01-03T00:00:00.000Z"),
    bucket("2026-01-03T00:00:00.000Z", "2026-01-04T00:00:00.000Z", { is_unfinished: true }),
  ];
  const points = prepareSeries(buckets, [
    { id: "cost", label: "Cost", figures: ["0.100000000000000000001", null] },
    { id: "requests", label: "Requests", figures: [1, 0, 3] },
  ]);
  expect(points.map(({ isPartial }) => isPartial)).toEqual([true, false, true]);
  expect(points.map(({ heights }) => heights.cost)).toEqual([0.1, null, null]);
  expect(points[0]?.figures).toEqual({ cost: "0.100000000000000000001", requests: 1 });
  expect(points[2]?.heights).toEqual({ cost: null, requests: 3 });
  expect(points[1]).toMatchObject({ startMs: Date.UTC(2026, 0, 2), endMs: Date.UTC(2026, 0, 3) });
});

test("an earlier time range is compared bucket by bucket, and one that is shorter ends in nothing", () => {
  const buckets = [
    bucket("2026-01-01T00:00:00.000Z", "2026-01-02T00:00:00.000Z"),
    bucket("2026-01-02T00:00:00.000Z", "2026-01-03T00:00:00.000Z"),
  ];
  const points = prepareSeries(buckets, [{ id: "cost", label: "Cost", figures: ["1", "2"] }], ["0.5"]);
  expect(points.map(({ compared }) => compared)).toEqual([
    { height: 0.5, figure: "0.5" },
    { height: null, figure: null },
  ]);
});
