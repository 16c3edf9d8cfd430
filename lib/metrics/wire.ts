import { ApiError } from "@/lib/errors";
import { type Interval as BucketWidth, widthMs } from "@/lib/histogram/interval";
import type { Zone } from "@/lib/queries/zone";
import { metricLimits } from "./bounds";

/** Widths of buckets as the wire format names them. */
export const wireIncrements = ["min", "hour", "day", "week", "month", "year"] as const;

export type WireIncrement = (typeof wireIncrements)[number];

export function widthOf(increment: WireIncrement): BucketWidth {
  return { unit: increment === "min" ? "minute" : increment, count: 1 };
}

/**
 * About how many buckets an increment makes of a time range.
 *
 * @throws ApiError `invalid` when they are too many.
 */
export function bucketsOf(increment: WireIncrement, { from, to }: { from: string; to: string }): number {
  const buckets = Math.ceil((Date.parse(to) - Date.parse(from)) / widthMs(widthOf(increment)));
  if (buckets > metricLimits.buckets) {
    const message = `makes more than ${metricLimits.buckets} buckets of this time range: ask for a shorter one or a longer increment.`;
    throw new ApiError("invalid", `dbIncrement ${message}`, [{ path: "dbIncrement", message }]);
  }
  return Math.max(1, buckets);
}

/** @param timeZoneDifference minutes from the caller's time to UTC, as JavaScript's getTimezoneOffset. */
export function zoneOf(timeZoneDifference: number): Zone {
  return { aheadMinutes: 0 - timeZoneDifference };
}

/** The time range between two moments of the wire format, with or without them. */
export function rangeBetween(
  { start, end }: { start: string; end: string },
  ends: "included" | "excluded",
): { from: string; to: string } {
  const [startMs, endMs] = [Date.parse(start), Date.parse(end)];
  const [fromMs, toMs] = ends === "included" ? [startMs, endMs + 1] : [startMs + 1, endMs];
  return { from: new Date(fromMs).toISOString(), to: new Date(toMs).toISOString() };
}

/** A moment as the clock of a caller shows it, such as `2026-01-31 12:00:00`. */
export function clockText(timeMs: number, timeZoneDifference: number): string {
  return new Date(timeMs - timeZoneDifference * 60_000).toISOString().slice(0, 19).replace("T", " ");
}
