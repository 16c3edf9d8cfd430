import fc from "fast-check";
import { expect, test } from "vitest";
import { newcombe, wilson } from "./intervals";

test.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])("Wilson's interval of %i in %i is the published one", (events, trials, low, high) => {
  const interval = wilson({ events, trials });
  expect(interval.low).toBeCloseTo(low, 4);
  expect(interval.high).toBeCloseTo(high, 4);
});

test.each([
  [56, 70, 48, 80, 0.0524, 0.3339],
  [9, 10, 3, 10, 0.1705, 0.809],
  [5, 56, 0, 29, -0.0381, 0.1926],
  [0, 10, 0, 10, -0.2775, 0.2775],
  [10, 10, 0, 10, 0.6075, 1],
])(
  "Newcombe's interval of %i in %i less %i in %i is the published one",
  (events, trials, less, of, low, high) => {
    const interval = newcombe({ events: less, trials: of }, { events, trials });
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  },
);

test("an interval holds the rate it is of, and exchanging the two turns it round", () => {
  const proportion = fc
    .tuple(fc.integer({ min: 1, max: 10_000 }), fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([trials, share]) => ({ trials, events: Math.round(trials * share) }));
  fc.assert(
    fc.property(proportion, proportion, (a, b) => {
      const { low, high } = newcombe(a, b);
      const difference = b.events / b.trials - a.events / a.trials;
      expect(low).toBeLessThanOrEqual(difference);
      expect(high).toBeGreaterThanOrEqual(difference);
      const turned = newcombe(b, a);
      expect(turned.low).toBeCloseTo(-high, 9);
      expect(turned.high).toBeCloseTo(-low, 9);
    }),
  );
});
