import fc from "fast-check";
import { expect, test } from "vitest";
import { widthMs } from "@/lib/histogram/interval";
import { unitMs } from "@/lib/time-range/time-range";
import { bucketChoices, bucketFor } from "./buckets";

test("a chosen width is kept where its bars can be seen, and widened with a word where they cannot", () => {
  expect(bucketFor("hour", 7 * unitMs.d)).toEqual({ interval: { unit: "hour", count: 1 }, note: null });
  const widened = bucketFor("hour", 365 * unitMs.d);
  expect(widened.interval).toEqual({ unit: "day", count: 1 });
  expect(widened.note).toContain("more than 400 hours");
});

test("no choice and no range makes more buckets than a chart shows", () => {
  fc.assert(
    fc.property(fc.constantFrom(...bucketChoices), fc.integer({ min: 1, max: 300 * 365 }), (choice, days) => {
      const spanMs = days * unitMs.d;
      expect(spanMs / widthMs(bucketFor(choice, spanMs).interval)).toBeLessThanOrEqual(400);
    }),
  );
});
