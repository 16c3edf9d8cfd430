import fc from "fast-check";
import { expect, test } from "vitest";
import { parseMoney } from "@/lib/rollup/sums";
import { forecast, percentOf } from "./standing";

const span = { fromMs: Date.UTC(2026, 0, 1), toMs: Date.UTC(2026, 0, 31) };

test("half of the period forecasts twice what was spent", () => {
  expect(forecast(parseMoney("12.5"), span, Date.UTC(2026, 0, 16))).toBe(parseMoney("25"));
});

test("says nothing of the future in the first fiftieth of a period", () => {
  expect(forecast(parseMoney("1"), span, span.fromMs + 3_600_000)).toBeNull();
});

test("never forecasts less than was spent", () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: 10n ** 24n }),
      fc.integer({ min: span.fromMs, max: span.toMs - 1 }),
      (units, nowMs) => {
        const ahead = forecast(units, span, nowMs);
        if (ahead !== null) expect(ahead >= units).toBe(true);
      },
    ),
  );
});

test("a percent is cut, so that 100 means that all is spent", () => {
  expect(percentOf(parseMoney("49.999999999999"), { amountUsd: "50" })).toBe(99.99);
  expect(percentOf(parseMoney("50"), { amountUsd: "50" })).toBe(100);
});
