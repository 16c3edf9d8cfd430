import type { TimeRange, TimeUnit } from "./time-range";

const unitNames: Readonly<Record<TimeUnit, string>> = { m: "minute", h: "hour", d: "day", w: "week" };

/** What the time right before a range is called: `the 7 days before`; null for all time, which nothing comes before. */
export function previousPeriodName(range: TimeRange): string | null {
  if (range.kind === "all") return null;
  if (range.kind === "absolute") return "the period before";
  const { amount, unit } = range;
  return amount === 1 ? `the ${unitNames[unit]} before` : `the ${amount} ${unitNames[unit]}s before`;
}
