import fc from "fast-check";
import { expect, test } from "vitest";
import { quantileMs } from "./histogram";
import type { Histogram } from "./sums";

/** The same steps as the engine's, counted here. */
function histogramOf(durations: readonly number[]): Histogram {
  const counts = new Map<number, number>();
  for (const ms of durations) {
    const step = Math.min(255, Math.floor(Math.log2(ms + 1) * 8));
    counts.set(step, (counts.get(step) ?? 0) + 1);
  }
  return counts;
}

test("a percentile lies in the step of the duration that has that rank", () => {
  const durations = fc.array(fc.nat(3_600_000), { minLength: 1, maxLength: 200 });
  fc.assert(
    fc.property(durations, fc.double({ min: 0.01, max: 1, noNaN: true }), (all, share) => {
      const sorted = all.toSorted((a, b) => a - b);
      const exact = sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
      const step = Math.floor(Math.log2(exact + 1) * 8);
      const shown = quantileMs(histogramOf(all), share) ?? Number.NaN;
      expect(shown).toBeGreaterThanOrEqual((2 ** (step / 8) - 1) * (1 - 1e-9));
      expect(shown).toBeLessThanOrEqual((2 ** ((step + 1) / 8) - 1) * (1 + 1e-9));
    }),
  );
});

test("no durations have no percentile", () => {
  expect(quantileMs(new Map(), 0.5)).toBeNull();
  expect(quantileMs(new Map([[3, 0]]), 0.5)).toBeNull();
});
