import fc from "fast-check";
import { expect, test } from "vitest";
import { type Bucket, barAt, prepareBars, stepBrush } from "./prepare";
import { brushedRange, zoomedOut } from "./zoom";

const bucket = (requests: number, errors = 0, at = 0): Bucket => ({
  start: new Date(at * 60_000).toISOString(),
  end: new Date((at + 1) * 60_000).toISOString(),
  requests,
  errors,
  cost_usd: "0",
  is_unfinished: false,
  is_cut: false,
});

test("succeeded and failed together are never higher than the chart, and nothing counted is invisible in the figures", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(100_000), fc.nat(1_000)), { maxLength: 80 }), (pairs) => {
      const { bars, top } = prepareBars(pairs.map(([requests, errors]) => bucket(requests, errors)));
      for (const [index, bar] of bars.entries()) {
        expect(bar.succeededShare + bar.failedShare).toBeLessThanOrEqual(1 + 1e-9);
        expect(bar.succeeded + bar.failed).toBe(pairs[index]?.[0]);
        expect(top).toBeGreaterThanOrEqual(bar.succeeded + bar.failed);
      }
    }),
  );
});

test("the top of the scale is a round number", () => {
  expect([0, 1, 3, 7, 10, 42, 51].map((most) => prepareBars([bucket(most)]).top)).toEqual([
    0, 1, 5, 10, 10, 50, 100,
  ]);
});

test("a place on the chart always belongs to one of its bars", () => {
  expect([-1, 0, 0.49, 0.5, 1, 2].map((share) => barAt(share, 2))).toEqual([0, 0, 0, 1, 1, 1]);
});

test("arrows move the cursor, Shift keeps the other end, and nothing leaves the chart", () => {
  expect(stepBrush(null, "ArrowLeft", false, 5)).toEqual({ anchor: 4, head: 4 });
  expect(stepBrush({ anchor: 4, head: 4 }, "ArrowLeft", true, 5)).toEqual({ anchor: 4, head: 3 });
  expect(stepBrush({ anchor: 4, head: 3 }, "ArrowRight", false, 5)).toEqual({ anchor: 4, head: 4 });
  expect(stepBrush({ anchor: 0, head: 0 }, "Home", false, 5)).toEqual({ anchor: 0, head: 0 });
  expect(stepBrush(null, "x", false, 5)).toBeUndefined();
});

test("a brush means the time of its buckets, in either direction; one still running leaves the end open", () => {
  const { bars } = prepareBars([bucket(1, 0, 0), bucket(1, 0, 1), bucket(1, 0, 2)]);
  const later = 10 * 60_000;
  expect(brushedRange(bars, { anchor: 1, head: 0 }, later)).toEqual({
    kind: "absolute",
    fromMs: 0,
    toMs: 120_000,
  });
  expect(brushedRange(bars, { anchor: 1, head: 2 }, 150_000)).toEqual({
    kind: "absolute",
    fromMs: 60_000,
    toMs: null,
  });
});

test("zooming out doubles the window and never shows the future", () => {
  const nowMs = Date.parse("2026-11-25T12:00:00Z");
  const hour = 3_600_000;
  expect(zoomedOut({ kind: "relative", amount: 1, unit: "h" }, nowMs)).toEqual({
    kind: "absolute",
    fromMs: nowMs - 2 * hour,
    toMs: null,
  });
  expect(zoomedOut({ kind: "absolute", fromMs: nowMs - 10 * hour, toMs: nowMs - 8 * hour }, nowMs)).toEqual({
    kind: "absolute",
    fromMs: nowMs - 11 * hour,
    toMs: nowMs - 7 * hour,
  });
  expect(zoomedOut({ kind: "all" }, nowMs)).toBeNull();
});
