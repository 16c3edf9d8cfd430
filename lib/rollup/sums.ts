import { z } from "zod";
import { type MeasureName, measures } from "./measures";

/** How many durations fall into each step. */
export type Histogram = ReadonlyMap<number, number>;

/** What a measure comes to: money in whole units of 10^-12 dollars, so that adding is exact. */
export type Sum = number | bigint | Histogram;

/** What the measures of a group come to. */
export type Sums = ReadonlyMap<MeasureName, Sum>;

/** Sums that are being added up. */
export type Total = Map<MeasureName, Sum>;

/** Units of a sum of money in a dollar. */
const moneyScale = 12;
const moneyUnit = 10n ** BigInt(moneyScale);

/** SQL for a measure's sum as `parseSum` takes it. */
export function sentSql(name: MeasureName, sum: string): string {
  return measures[name].kind === "money" ? `toString(${sum})` : sum;
}

/** What the engine sends for each kind of measure. */
export const sentSum = z.union([z.number(), z.string(), z.record(z.string(), z.coerce.number())]);

/** A measure's sum out of what the engine sent. */
export function parseSum(name: MeasureName, sent: z.infer<typeof sentSum>): Sum {
  if (typeof sent === "object") {
    return new Map(Object.entries(sent).map(([step, count]) => [Number(step), count]));
  }
  return measures[name].kind === "money" ? parseMoney(String(sent)) : Number(sent);
}

/** The sum of two groups, or with -1 what is left of the first without the second. */
export function addSums(a: Sums, b: Sums, sign: 1 | -1 = 1): Sums {
  const result = new Map(a);
  addTo(result, b, sign);
  return result;
}

/** Adds a group's sums to those that are being added up, or with -1 takes them away. */
export function addTo(total: Total, sums: Sums, sign: 1 | -1 = 1): void {
  for (const [name, sum] of sums) total.set(name, addSum(total.get(name), sum, sign));
}

function addSum(a: Sum | undefined, b: Sum, sign: 1 | -1): Sum {
  if (typeof b === "bigint") return (typeof a === "bigint" ? a : 0n) + BigInt(sign) * b;
  if (typeof b === "number") return (typeof a === "number" ? a : 0) + sign * b;
  const steps = new Map(a instanceof Map ? a : []);
  for (const [step, count] of b) steps.set(step, (steps.get(step) ?? 0) + sign * count);
  return steps;
}

/** Decimal text as a whole number of 10^-12. */
export function parseMoney(text: string): bigint {
  const [, sign, whole = "0", places = ""] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  const amount = BigInt(whole) * moneyUnit + BigInt(places.padEnd(moneyScale, "0").slice(0, moneyScale));
  return sign === "-" ? -amount : amount;
}

/** A whole number of 10^-12 as exact decimal text. */
export function moneyText(amount: bigint): string {
  const digits = (amount < 0n ? -amount : amount).toString().padStart(moneyScale + 1, "0");
  const places = digits.slice(-moneyScale).replace(/0+$/, "");
  const plain = digits.slice(0, -moneyScale) + (places === "" ? "" : `.${places}`);
  return amount < 0n ? `-${plain}` : plain;
}
