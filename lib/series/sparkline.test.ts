import fc from "fast-check";
import { expect, test } from "vitest";
import { sparkline, wholePoints } from "./sparkline";

const box = { width: 100, height: 20 };

test("a line runs from the first height to the last, the largest at the top and nothing at the floor", () => {
  expect(sparkline([0, 5, 10], box).line).toBe("M0 20L50 10L100 0");
  expect(sparkline([0, 5, 10], box).area).toBe("M0 20L50 10L100 0L100 20L0 20Z");
});

test("where nothing can be said the line has a gap, and a height between two gaps is seen", () => {
  expect(sparkline([4, 4, null, 2, null, 4, 4], { width: 60, height: 10 }).line).toBe(
    "M0 0L10 0M28.5 5L31.5 5M50 0L60 0",
  );
});

test("nothing at all is no line, and only zeros lie on the floor", () => {
  expect(sparkline([], box)).toEqual({ line: "", area: "" });
  expect(sparkline([null, null], box).line).toBe("");
  expect(sparkline([0, 0], box).line).toBe("M0 20L100 20");
});

test("no line leaves its box, whatever the heights", () => {
  const heights = fc.array(fc.option(fc.double({ min: 0, max: 1e12, noNaN: true })), { maxLength: 40 });
  fc.assert(
    fc.property(heights, (all) => {
      const { line } = sparkline(all, box);
      for (const [, x, y] of line.matchAll(/[ML](\S+) ([\d.e-]+)/g)) {
        expect(Number(x)).toBeGreaterThanOrEqual(0);
        expect(Number(x)).toBeLessThanOrEqual(box.width);
        expect(Number(y)).toBeGreaterThanOrEqual(0);
        expect(Number(y)).toBeLessThanOrEqual(box.height);
      }
    }),
  );
});

test("a bucket that is not whole is left out", () => {
  const point = (startMs: number, isPartial: boolean) => ({
    startMs,
    endMs: startMs + 1,
    isPartial,
    heights: {},
    figures: {},
  });
  const points = [point(0, true), point(1, false), point(2, false), point(3, true)];
  expect(wholePoints(points).map(({ startMs }) => startMs)).toEqual([1, 2]);
});
