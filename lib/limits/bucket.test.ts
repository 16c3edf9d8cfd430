import fc from "fast-check";
import { expect, test } from "vitest";
import { type Bucket, levelOf, take } from "./bucket";
import type { RatePolicy } from "./policy";

const arbitraryPolicy = (unit: RatePolicy["unit"]): fc.Arbitrary<RatePolicy> =>
  fc.record({
    quota: fc.oneof(fc.integer({ min: 1, max: 500 }), fc.double({ min: 0.01, max: 50, noNaN: true })),
    windowSeconds: fc.integer({ min: 60, max: 86_400 }),
    unit: fc.constant(unit),
    segment: fc.constant({ of: "all" as const }),
  });

const waits = fc.array(fc.integer({ min: 0, max: 30_000 }), { minLength: 1, maxLength: 300 });

test("never lets more than the quota and what flows back through, whenever the calls come", () => {
  fc.assert(
    fc.property(arbitraryPolicy("request"), waits, (policy, steps) => {
      let bucket: Bucket | undefined;
      let nowMs = 1_700_000_000_000;
      const allowedAtMs: number[] = [];
      for (const step of steps) {
        nowMs += step;
        if (levelOf(bucket, policy, nowMs).isAllowed) {
          bucket = take(bucket, policy, 1, nowMs);
          allowedAtMs.push(nowMs);
        }
      }
      const [firstMs = 0] = allowedAtMs;
      for (const [index, atMs] of allowedAtMs.entries()) {
        const flowed = ((atMs - firstMs) * policy.quota) / (policy.windowSeconds * 1000);
        expect(index + 1).toBeLessThanOrEqual(Math.max(policy.quota, 1) + flowed + 1e-6);
      }
    }),
  );
});

test("is open again after the time it tells to wait, and not two seconds before", () => {
  fc.assert(
    fc.property(
      fc.constantFrom("request" as const, "cents" as const).chain(arbitraryPolicy),
      fc.double({ min: 0, max: 2_000, noNaN: true }),
      (policy, used) => {
        const nowMs = 1_700_000_000_000;
        const bucket = { used, atMs: nowMs };
        const { isAllowed, retryAfterS, remaining } = levelOf(bucket, policy, nowMs);
        expect(isAllowed).toBe(retryAfterS === 0);
        expect(remaining).toBeGreaterThanOrEqual(0);
        if (!isAllowed) {
          expect(levelOf(bucket, policy, nowMs + retryAfterS * 1000).isAllowed).toBe(true);
          expect(levelOf(bucket, policy, nowMs + retryAfterS * 1000 - 1_500).isAllowed).toBe(false);
        }
      },
    ),
  );
});

test("is full one window after its whole quota was taken", () => {
  const policy: RatePolicy = { quota: 10, windowSeconds: 60, unit: "request", segment: { of: "all" } };
  const empty = take(undefined, policy, 10, 0);
  expect(levelOf(empty, policy, 0)).toEqual({ isAllowed: false, remaining: 0, retryAfterS: 6, resetS: 60 });
  expect(levelOf(empty, policy, 60_000)).toEqual({
    isAllowed: true,
    remaining: 10,
    retryAfterS: 0,
    resetS: 0,
  });
});

test("cents may be overdrawn by the last call, and flow back from there", () => {
  const policy: RatePolicy = { quota: 5, windowSeconds: 60, unit: "cents", segment: { of: "all" } };
  const almost = take(undefined, policy, 4.99, 0);
  expect(levelOf(almost, policy, 0).isAllowed).toBe(true);
  const over = take(almost, policy, 5.01, 0);
  expect(levelOf(over, policy, 0)).toMatchObject({ isAllowed: false, remaining: 0, retryAfterS: 61 });
});

test("a clock that was set back neither fills nor empties a bucket", () => {
  const policy: RatePolicy = { quota: 2, windowSeconds: 60, unit: "request", segment: { of: "all" } };
  const bucket = take(undefined, policy, 2, 100_000);
  expect(levelOf(bucket, policy, 10_000).isAllowed).toBe(false);
  expect(take(bucket, policy, 1, 10_000)).toEqual({ used: 3, atMs: 100_000 });
});
