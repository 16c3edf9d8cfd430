import fc from "fast-check";
import { expect, test } from "vitest";
import type { UnitFigures } from "./answer";
import { marginOf, marginsAt, readPrice, unitsAbove } from "./margin";

const figures: UnitFigures = {
  units: 5,
  unpriced_units: 1,
  requests: 40,
  missing_requests: 3,
  cost: "1.000000000001",
  mean: "0.25",
  p50: "0.2",
  p95: "0.45",
  max: "0.450000000001",
};

test.each<[string, ReturnType<typeof readPrice>]>([
  ["", null],
  ["  ", null],
  ["0.25", { usd: "0.25" }],
  ["$ 1.50", { usd: "1.5" }],
  ["1e-7", { usd: "0.0000001" }],
  ["0", { usd: "0" }],
])("the price %j is read exactly", (typed, expected) => {
  expect(readPrice(typed)).toEqual(expected);
});

test.each(["free", "0,25", "-1", "1.2.3", "$"])("%j is no price, and the reader is told", (typed) => {
  const read = readPrice(typed);
  expect(read === null || "problem" in read).toBe(true);
});

test("margins are exact to the last decimal, and about the units whose cost is known", () => {
  expect(marginsAt("0.3", figures)).toEqual({
    mean: "0.05",
    p50: "0.1",
    p95: "-0.15",
    least: "-0.150000000001",
    units: 4,
    revenue: "1.2",
    total: "0.199999999999",
    share: 0.199999999999 / 1.2,
  });
  expect(marginsAt("0", figures)).toMatchObject({ total: "-1.000000000001", share: null });
  const unpriced = { ...figures, cost: null, mean: null, p50: null, p95: null, max: null };
  expect(marginsAt("0.3", unpriced)).toBeNull();
});

test("price, cost and margin add up whatever they are", () => {
  const amount = fc
    .tuple(fc.bigInt(0n, 10n ** 9n), fc.nat(999_999_999))
    .map(([whole, rest]) => `${whole}.${String(rest).padStart(12, "0")}`);
  fc.assert(
    fc.property(amount, amount, (price, cost) => {
      // The cost plus the margin is the price: what the margin leaves of the price is the cost.
      expect(Number(marginOf(marginOf(price, marginOf(price, cost)), cost))).toBe(0);
    }),
  );
});

test("how many units cost more than the price is known up to the range the price lies in", () => {
  const histogram = [
    { from: "0", to: "0.01", units: 7 },
    { from: "0.01", to: "0.02", units: 4 },
    { from: "0.02", to: "0.05", units: 2 },
    { from: "0.05", to: "0.1", units: 1 },
  ];
  expect(unitsAbove("0.03", histogram)).toEqual({ least: 1, most: 3 });
  expect(unitsAbove("0", histogram)).toEqual({ least: 7, most: 7 });
  expect(unitsAbove("0.1", histogram)).toEqual({ least: 0, most: 0 });
});
