import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { perToken, usdText } from "./usd";

describe("money", () => {
  it("is exact decimal text, rounded half up at the twelfth place, without an exponent", () => {
    expect(usdText(0n)).toBe("0");
    expect(usdText(499n)).toBe("0");
    expect(usdText(500n)).toBe("0.000000000001");
    expect(usdText(1_500_000_000_000_000n)).toBe("1.5");
    expect(usdText(BigInt(3) * perToken(0.003625))).toBe("0.000000010875");
  });

  it("that the column cannot hold is told as unknown", () => {
    expect(usdText(999_999_999_999_999_999_499n)).toBe("999999.999999999999");
    expect(usdText(999_999_999_999_999_999_500n)).toBeNull();
  });

  it("adds up: the text of twice the sum is twice the number", () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 15n), (picodollars) => {
        const text = usdText(picodollars * 1000n) ?? "";
        const [whole = "", places = ""] = text.split(".");
        expect(BigInt(whole + places.padEnd(12, "0"))).toBe(picodollars);
      }),
    );
  });
});
