import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parsePolicy, policyLimits, printPolicy, type RatePolicy } from "./policy";

const arbitraryPolicy: fc.Arbitrary<RatePolicy> = fc.record({
  quota: fc.oneof(
    fc.integer({ min: 1, max: 1e9 }),
    fc.integer({ min: 1, max: 1e6 }).map((thousandths) => thousandths / 1000),
  ),
  windowSeconds: fc.integer({ min: policyLimits.windowSecondsMin, max: policyLimits.windowSecondsMax }),
  unit: fc.constantFrom("request" as const, "cents" as const),
  segment: fc.oneof(
    fc.constant({ of: "all" as const }),
    fc.constant({ of: "user" as const }),
    fc
      .string({ unit: fc.constantFrom(..."abc;=.:-_ !%é"), minLength: 1, maxLength: 12 })
      .map((key) => key.trim())
      .filter((key) => key !== "" && key !== "user")
      .map((key) => ({ of: "property" as const, key })),
  ),
});

test("what is printed is read as the same policy", () => {
  fc.assert(
    fc.property(arbitraryPolicy, (policy) => {
      expect(parsePolicy(printPolicy(policy))).toEqual({ ok: true, policy });
    }),
  );
});

test("any text gives a policy or a sentence", () => {
  const text = fc.oneof(
    fc.string(),
    fc.string({ unit: fc.constantFrom(..."0123456789.;w=us request cents-+e") }),
  );
  fc.assert(
    fc.property(text, (input) => {
      const parsed = parsePolicy(input);
      if (!parsed.ok) expect(parsed.message.length).toBeGreaterThan(10);
    }),
  );
});

describe("a policy", () => {
  test.each([
    ["1000;w=3600", 1000, 3600, "request", { of: "all" }],
    ["5000;w=86400;u=cents", 5000, 86_400, "cents", { of: "all" }],
    ["0.5;w=60;u=cents;s=user", 0.5, 60, "cents", { of: "user" }],
    ["10;w=60;s=Organization", 10, 60, "request", { of: "property", key: "organization" }],
    ["10;W=60;U=Request;S=USER", 10, 60, "request", { of: "user" }],
    ["10;w=60;s=a;b=c d", 10, 60, "request", { of: "property", key: "a;b=c d" }],
  ])("%s is read", (text, quota, windowSeconds, unit, segment) => {
    expect(parsePolicy(text)).toEqual({ ok: true, policy: { quota, windowSeconds, unit, segment } });
  });

  test.each([
    ["", "not of the form"],
    ["100", "not of the form"],
    ["100;s=user;w=60", "not of the form"],
    ["-1;w=60", "quota"],
    ["0;w=60", "quota"],
    ["1e3;w=60", "quota"],
    ["1;w=59", "60 to 31536000"],
    ["1;w=31536001", "60 to 31536000"],
    ["1;w=60.5", "60 to 31536000"],
    ["1;w=60;u=dollars", "request or cents"],
    ["1;w=60;s=", "key of a property"],
  ])("%s is refused and told why", (text, reason) => {
    const parsed = parsePolicy(text);
    expect(parsed.ok ? "" : parsed.message).toContain(reason);
  });
});
