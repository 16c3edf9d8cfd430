/** Money as a whole number of 10^-15 dollars, so that adding and multiplying are exact. */
export type Femtodollars = bigint;

/**
 * The price of one token, given what a million of them cost.
 *
 * @param usdPerMillion a list price, of which up to nine decimals count.
 */
export function perToken(usdPerMillion: number): Femtodollars {
  return BigInt(Math.round(usdPerMillion * 1e9));
}

/** The column holds Decimal(18, 12): six digits before the point. */
const storedMax: Femtodollars = 999_999_999_999_999_999_499n;

/** Decimal text with up to 12 places, rounded half up; null for a sum that the column cannot hold. */
export function usdText(amount: Femtodollars): string | null {
  if (amount > storedMax) {
    return null;
  }
  const digits = ((amount + 500n) / 1000n).toString().padStart(13, "0");
  const places = digits.slice(-12).replace(/0+$/, "");
  const whole = digits.slice(0, -12);
  return places === "" ? whole : `${whole}.${places}`;
}
