import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalDecimal } from "./decimal";
import { canonicalInstant } from "./instant";
import { canonicalOperand } from "./operand";

describe("a decimal", () => {
  it.each([
    ["5", "5"],
    ["+05.50", "5.5"],
    ["-0", "0"],
    [".5", "0.5"],
    ["5.", "5"],
    ["1e-7", "0.0000001"],
    ["1.5e3", "1500"],
    ["1e21", "1000000000000000000000"],
    ["0.30000000000000004", "0.30000000000000004"],
  ])("%s is written %s", (text, plain) => {
    expect(canonicalDecimal(text)).toBe(plain);
  });

  it.each(["", ".", "-", "abc", "1,5", "0x10", "Infinity", "NaN", "1e400", "1e99", "1e-31", "1_000"])(
    "%j is refused",
    (text) => {
      expect(canonicalDecimal(text)).toBeUndefined();
    },
  );

  it("keeps the value of every number of ordinary size", () => {
    fc.assert(
      fc.property(fc.double({ min: -1e20, max: 1e20, noNaN: true }), (number) => {
        const plain = canonicalDecimal(String(number));
        if (plain !== undefined) expect(Number(plain)).toBe(number === 0 ? 0 : number);
      }),
    );
  });
});

describe("a time", () => {
  it.each([
    ["2024-01-31", "2024-01-31T00:00:00.000Z"],
    ["2024-01-31 12:30", "2024-01-31T12:30:00.000Z"],
    ["2024-01-31T12:30:05.5Z", "2024-01-31T12:30:05.500Z"],
    ["2024-01-31T12:30:05.123456+05:30", "2024-01-31T07:00:05.123456Z"],
    ["2024-01-31T12:30:05-0800", "2024-01-31T20:30:05.000Z"],
    ["2024-02-29t00:00:00z", "2024-02-29T00:00:00.000Z"],
  ])("%s is written %s", (text, iso) => {
    expect(canonicalInstant(text)).toBe(iso);
  });

  it.each([
    "",
    "2024",
    "2023-02-29",
    "2024-13-01",
    "2024-01-01T24:00:00Z",
    "1700000000",
    "yesterday",
    "0000-01-01",
  ])("%j is refused", (text) => {
    expect(canonicalInstant(text)).toBeUndefined();
  });
});

describe("an operand", () => {
  it("is canonical when it is canonical already", { timeout: 60_000 }, () => {
    for (const kind of ["text", "number", "time", "boolean", "uuid"] as const) {
      fc.assert(
        fc.property(
          fc.oneof(
            fc.string({ unit: "binary" }),
            fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
            fc.uuid(),
            fc.double().map(String),
          ),
          (text) => {
            const once = canonicalOperand(kind, text);
            if (once.ok) expect(canonicalOperand(kind, once.value)).toEqual(once);
          },
        ),
      );
    }
  });
});
