import fc from "fast-check";
import { expect, test } from "vitest";
import { changeText, figureText, moneyDifference, relativeChange } from "./figures";

test("a figure reads by what it is, and what is unknown never reads as 0", () => {
  expect(figureText("0.0004", "money")).toBe("$0.0004");
  expect(figureText("-12.5", "money")).toBe("−$12.50");
  expect(figureText(null, "money")).toBe("no price");
  expect(figureText(null, "duration")).toBe("–");
  expect(figureText(undefined, "count")).toBe("–");
  expect(figureText(80311, "count")).toBe("80,311");
  expect(figureText(2.25, "tokens")).toBe("2.3");
  expect(figureText(0.004, "share")).toBe("0.4%");
  expect(figureText(48.24, "rate")).toBe("48/s");
});

test("a change is told relative to what was, with a real minus sign", () => {
  expect(changeText("3", "2")).toBe("+50%");
  expect(changeText(2, 2)).toBe("0%");
  expect(changeText("1.99", "2")).toBe("−0.5%");
  expect(changeText(0, 5)).toBe("−100%");
  expect(changeText(100_001, 100_000)).toBe("+<0.1%");
  expect(changeText(30, 2)).toBe("×15");
});

test("from nothing to something is new, and from nothing to nothing no change", () => {
  expect(changeText("0.5", "0")).toBe("new");
  expect(changeText("0", "0")).toBe("0%");
  expect(changeText(null, "2")).toBe("–");
  expect(changeText("2", null)).toBe("–");
  expect(relativeChange(1, 0)).toBeNull();
});

test("the difference of two amounts is exact", () => {
  expect(moneyDifference("0.3", "0.1")).toBe("0.2");
  expect(moneyDifference("1", "1000000000000.000000000001")).toBe("-999999999999.000000000001");
  const amount = fc
    .tuple(fc.bigInt(0n, 10n ** 15n), fc.nat(999_999_999))
    .map(([whole, rest]) => `${whole}.${String(rest).padStart(12, "0")}`);
  fc.assert(
    fc.property(amount, amount, (a, b) => {
      const there = moneyDifference(a, b);
      const back = moneyDifference(b, a);
      expect(there === "0" ? back : there.replace(/^-/, "")).toBe(back.replace(/^-/, ""));
    }),
  );
});
