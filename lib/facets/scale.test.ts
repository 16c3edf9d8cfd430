import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scaleOf } from "./scale";

describe("the scale of a histogram", () => {
  it.each([
    ["0", "100", "1", true, "log", "0 1 2 5 10 20 50 100 200"],
    ["40", "59", "40", true, "linear", /^40 41 .* 59 60$/],
    ["7", "7", "7", true, "linear", "7 8"],
    ["0", "0", null, true, "linear", "0 1"],
    ["0.0000012", "0.0007", "0.0000012", false, "log", /^0\.000001 0\.000002 .* 0\.001$/],
    ["-5", "5", "1", true, "linear", /^-5 -4 .* 6$/],
  ])("from %s to %s is %s %s %s: %s", (min, max, positive, isWhole, type, edges) => {
    const scale = scaleOf(min, max, positive, isWhole);
    expect(scale.type).toBe(type);
    expect(scale.edges.join(" ")).toMatch(
      edges instanceof RegExp ? edges : new RegExp(`^${edges.replaceAll(".", "\\.")}$`),
    );
  });

  it("holds the smallest value in its first bucket and the largest in its last, with few buckets, all in order", () => {
    const whole = fc.integer({ min: 0, max: 10 ** 9 }).map((value) => ({ value, isWhole: true }));
    const broken = fc
      .integer({ min: 0, max: 10 ** 9 })
      .map((value) => ({ value: value / 1e9, isWhole: false }));
    const pair = fc.oneof(fc.tuple(whole, whole), fc.tuple(broken, broken));
    fc.assert(
      fc.property(pair, ([a, b]) => {
        const [low, high] = [Math.min(a.value, b.value), Math.max(a.value, b.value)];
        const positive = low > 0 ? low : high > 0 ? high : null;
        const { edges } = scaleOf(low.toFixed(9), high.toFixed(9), positive?.toFixed(9) ?? null, a.isWhole);
        const bounds = edges.map(Number);
        expect(bounds.toSorted((x, y) => x - y)).toEqual(bounds);
        expect(new Set(bounds).size).toBe(bounds.length);
        expect(bounds.length).toBeLessThan(45);
        expect(bounds[0]).toBeLessThanOrEqual(low);
        expect(bounds[1]).toBeGreaterThan(low);
        expect(bounds.at(-1)).toBeGreaterThan(high);
        expect(bounds.at(-2)).toBeLessThanOrEqual(high);
      }),
      { numRuns: 2_000 },
    );
  });
});
