import fc from "fast-check";
import { expect, test } from "vitest";
import { retryAfterMs, retryDelayMs } from "./retries";

test("waits about as long as the schedule says, and never less than the receiver asked for", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 3 }),
      fc.nat(3_000_000),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (attempt, askedMs, random) => {
        const schedule = [5, 30, 120];
        const delayMs = retryDelayMs(schedule, attempt, askedMs, random) ?? Number.NaN;
        const plannedMs = (schedule[attempt - 1] ?? 0) * 1000;
        expect(delayMs).toBeGreaterThanOrEqual(Math.max(0.8 * plannedMs - 1, askedMs));
        expect(delayMs).toBeLessThanOrEqual(Math.max(1.2 * plannedMs + 1, askedMs));
      },
    ),
  );
});

test("ends with the schedule", () => {
  expect(retryDelayMs([5, 30], 3)).toBeNull();
  expect(retryDelayMs([], 1)).toBeNull();
});

test("asks again after an hour though the receiver named a longer time", () => {
  expect(retryDelayMs([1], 1, 86_400_000, 0.5)).toBe(3_600_000);
});

test.each([
  ["120", 120_000],
  ["0", 0],
  [" 7 ", 7_000],
  ["Thu, 01 Jan 2026 00:00:10 GMT", 10_000],
  ["Wed, 31 Dec 2025 00:00:00 GMT", 0],
])("reads Retry-After: %s", (header, ms) => {
  expect(retryAfterMs(header, Date.UTC(2026, 0, 1))).toBe(ms);
});

test.each([undefined, "", "soon", "-5", "1.5", "2026"])("makes nothing of Retry-After: %s", (header) => {
  expect(retryAfterMs(header, 0) ?? undefined).toBe(header === "2026" ? 2_026_000 : undefined);
});
