import { decimalText, decimalUnits } from "@/lib/decimal-units";

/** Decimal places of the exact whole numbers that values are reckoned with. */
const scale = 12;

/** A value in whole 10^-12 of its unit, so that thresholds are compared exactly. */
export type Units = bigint;

/** One of the unit itself. */
export const one: Units = 10n ** BigInt(scale);

/** Decimal text in units. */
export function unitsOf(text: string): Units {
  return decimalUnits(text, scale);
}

/** Units as decimal text. */
export function unitsText(units: Units): string {
  return decimalText(units, scale);
}
