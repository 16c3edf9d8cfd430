export const intervalUnits = ["second", "minute", "hour", "day", "week", "month", "year"] as const;

/** The width of a histogram's buckets, on the clock of a time zone. */
export interface Interval {
  unit: (typeof intervalUnits)[number];
  count: number;
}

const unitMs: Readonly<Record<Interval["unit"], number>> = {
  second: 1_000,
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 7 * 86_400_000,
  month: 30.4 * 86_400_000,
  year: 365.2 * 86_400_000,
};

/** Widths that divide the next larger unit, so that buckets begin at round times. */
const counts: Readonly<Record<Interval["unit"], readonly number[]>> = {
  second: [1, 2, 5, 10, 15, 30],
  minute: [1, 2, 5, 10, 15, 30],
  hour: [1, 2, 3, 6, 12],
  day: [1],
  week: [1],
  month: [1, 3],
  year: [1, 10],
};

const intervals: readonly Interval[] = intervalUnits.flatMap((unit) =>
  counts[unit].map((count) => ({ unit, count })),
);

/** Whether buckets of that width begin at round times. */
export function isRound({ unit, count }: Interval): boolean {
  return counts[unit].includes(count);
}

/** The counts of a unit whose buckets begin at round times, as a sentence lists them. */
export function roundCounts(unit: Interval["unit"]): string {
  return counts[unit].join(", ");
}

/** About how long a bucket is. */
export function widthMs({ unit, count }: Interval): number {
  return unitMs[unit] * count;
}

/** A width as it stands behind "per": `hour`, `6 hours`. */
export function intervalText({ unit, count }: { unit: string; count: number }): string {
  return count === 1 ? unit : `${count} ${unit}s`;
}

/** The width that divides a stretch of time into about as many buckets as wanted. */
export function niceInterval(spanMs: number, wanted: number): Interval {
  const distance = (interval: Interval) =>
    Math.abs(Math.log(Math.max(spanMs, 1) / widthMs(interval) / wanted));
  return intervals.reduce((best, next) => (distance(next) < distance(best) ? next : best));
}
