import fc from "fast-check";
import { expect, test } from "vitest";
import { parseSegment, printSegment } from "./segment";

test("a segment in an address is read back as it was, whatever its value", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (value) => {
      const segment = { kind: "value", value } as const;
      expect(parseSegment(printSegment(segment))).toEqual(segment);
    }),
  );
});

test("the requests without a value are no value that is called so", () => {
  expect(parseSegment(printSegment({ kind: "missing" }))).toEqual({ kind: "missing" });
  expect(printSegment({ kind: "value", value: "missing" })).toBe("=missing");
  expect(parseSegment("production")).toBeNull();
  expect(parseSegment("")).toBeNull();
});
