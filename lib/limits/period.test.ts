import fc from "fast-check";
import { expect, test } from "vitest";
import { budgetPeriods, periodAt } from "./period";

const zones = [
  "UTC",
  "Europe/Berlin",
  "America/Los_Angeles",
  "America/Santiago",
  "Asia/Beirut",
  "Asia/Kathmandu",
  "Pacific/Kiritimati",
  "Pacific/Pago_Pago",
  "Africa/Cairo",
];

test("every moment lies in one period, and periods follow each other without a gap", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...budgetPeriods),
      fc.constantFrom(...zones),
      fc.integer({ min: Date.UTC(2015, 0, 1), max: Date.UTC(2040, 0, 1) }),
      (period, zone, atMs) => {
        const { fromMs, toMs } = periodAt(period, zone, atMs);
        expect(fromMs).toBeLessThanOrEqual(atMs);
        expect(toMs).toBeGreaterThan(atMs);
        expect(periodAt(period, zone, fromMs)).toEqual({ fromMs, toMs });
        expect(periodAt(period, zone, toMs - 1)).toEqual({ fromMs, toMs });
        expect(periodAt(period, zone, toMs).fromMs).toBe(toMs);
        expect(periodAt(period, zone, fromMs - 1).toMs).toBe(fromMs);
      },
    ),
    { numRuns: 200 },
  );
});

test.each([
  ["month", "Europe/Berlin", "2026-03-31T21:59:59Z", "2026-02-28T23:00:00Z", "2026-03-31T22:00:00Z"],
  ["month", "UTC", "2026-12-31T23:59:59Z", "2026-12-01T00:00:00Z", "2027-01-01T00:00:00Z"],
  ["week", "UTC", "2026-11-29T23:00:00Z", "2026-11-23T00:00:00Z", "2026-11-30T00:00:00Z"],
  ["day", "America/Los_Angeles", "2026-03-08T12:00:00Z", "2026-03-08T08:00:00Z", "2026-03-09T07:00:00Z"],
  // Here the clocks skip midnight itself.
  ["day", "Asia/Beirut", "2026-03-29T12:00:00Z", "2026-03-28T22:00:00Z", "2026-03-29T21:00:00Z"],
] as const)("the %s in %s at %s", (period, zone, at, from, to) => {
  expect(periodAt(period, zone, Date.parse(at))).toEqual({ fromMs: Date.parse(from), toMs: Date.parse(to) });
});
