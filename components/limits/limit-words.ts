import type { Budget, Rule } from "./limit-schema";

const windowUnits = [
  { unit: "days", seconds: 86_400 },
  { unit: "hours", seconds: 3_600 },
  { unit: "minutes", seconds: 60 },
  { unit: "seconds", seconds: 1 },
] as const;

export type WindowUnit = (typeof windowUnits)[number]["unit"];

export const windowUnitNames: readonly WindowUnit[] = ["seconds", "minutes", "hours", "days"];

/** A window in the largest unit that says it in a whole number. */
export function splitWindow(windowSeconds: number): { count: number; unit: WindowUnit } {
  const found = windowUnits.find(({ seconds }) => windowSeconds % seconds === 0);
  return found
    ? { count: windowSeconds / found.seconds, unit: found.unit }
    : { count: windowSeconds, unit: "seconds" };
}

/** The same in seconds. */
export function joinWindow(count: number, unit: WindowUnit): number {
  return count * (windowUnits.find((one) => one.unit === unit)?.seconds ?? 1);
}

/** `100 requests in 1 hour`. */
export function describeQuota({ quota, unit, window_seconds }: Rule): string {
  const { count, unit: windowUnit } = splitWindow(window_seconds);
  const window = count === 1 ? windowUnit.slice(0, -1) : windowUnit;
  const amount = unit === "cents" ? (quota === 1 ? "cent" : "cents") : quota === 1 ? "request" : "requests";
  return `${quota.toLocaleString("en-US", { maximumFractionDigits: 6 })} ${amount} in ${count} ${window}`;
}

/** Whose calls share one count. */
export function describeSegment(segment: string | null): string {
  if (segment === null) return "all calls together";
  return segment === "user" ? "each user" : `each ${segment}`;
}

/** `$50 a month for each customer`; the amount to its last digit. */
export function describeBudget({ amount_usd, period, segment }: Budget): string {
  return `$${amount_usd} a ${period} for ${describeSegment(segment)}`;
}
