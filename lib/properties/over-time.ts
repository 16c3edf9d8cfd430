import { ApiError } from "@/lib/errors";
import { propertyOverTime, type TimeBucket } from "@/lib/queries/property-over-time";
import type { RequestSelection } from "@/lib/queries/request-selection";

/** A bucket of time of a value, also one in which nothing happened. */
export interface OverTimeRow {
  /** Null for all values that are not among the most used. */
  value: string | null;
  bucket: string;
  requests: number;
  costUsd: string | null;
}

const bucketsMax = 5_000;
const pointsMax = 50_000;
const valuesMax = 100;
const minuteMs = 60_000;

/**
 * Requests and cost of the values of a key over time, one row for every value and bucket, in that order.
 *
 * @param range both moments excluded.
 * @param timeZoneDifference minutes from the caller's time to UTC.
 * @throws ApiError `invalid` when the time range has too many buckets.
 */
export async function overTime(
  selection: RequestSelection,
  key: string,
  range: { startMs: number; endMs: number },
  bucket: TimeBucket,
  timeZoneDifference: number,
): Promise<OverTimeRow[]> {
  const offsetMs = -timeZoneDifference * minuteMs;
  const buckets = bucketStarts(range.startMs + offsetMs, range.endMs + offsetMs, bucket);
  const points = await propertyOverTime(selection, key, {
    bucket,
    offsetMinutes: -timeZoneDifference,
    valuesMax: Math.min(valuesMax, Math.max(1, Math.floor(pointsMax / Math.max(1, buckets.length)))),
  });
  const byValue = new Map<string | null, Map<string, OverTimeRow>>();
  for (const point of points) {
    const row = byValue.get(point.value) ?? new Map<string, OverTimeRow>();
    byValue.set(point.value, row.set(point.bucket, point));
  }
  return [...byValue].flatMap(([value, row]) =>
    buckets.map((start) => row.get(start) ?? { value, bucket: start, requests: 0, costUsd: null }),
  );
}

/** The beginnings of all buckets a time range touches, in the caller's time, as the engine writes them. */
function bucketStarts(startMs: number, endMs: number, bucket: TimeBucket): string[] {
  const starts: string[] = [];
  for (let at = truncated(startMs, bucket); at < endMs; at = next(at, bucket)) {
    if (starts.length === bucketsMax) {
      const message = `makes more than ${bucketsMax} buckets of this time range: ask for a shorter one or a longer increment.`;
      throw new ApiError("invalid", `dbIncrement ${message}`, [{ path: "dbIncrement", message }]);
    }
    starts.push(new Date(at).toISOString().slice(0, 19).replace("T", " "));
  }
  return starts;
}

const lengthsMs = { minute: minuteMs, hour: 60 * minuteMs, day: 1_440 * minuteMs, week: 10_080 * minuteMs };
/** The epoch began on a Thursday, weeks begin on a Monday. */
const firstMondayMs = 4 * lengthsMs.day;

function truncated(timeMs: number, bucket: TimeBucket): number {
  const date = new Date(timeMs);
  switch (bucket) {
    case "year":
      return Date.UTC(date.getUTCFullYear(), 0);
    case "month":
      return Date.UTC(date.getUTCFullYear(), date.getUTCMonth());
    case "week":
      return firstMondayMs + Math.floor((timeMs - firstMondayMs) / lengthsMs.week) * lengthsMs.week;
    default:
      return Math.floor(timeMs / lengthsMs[bucket]) * lengthsMs[bucket];
  }
}

function next(startMs: number, bucket: TimeBucket): number {
  const date = new Date(startMs);
  switch (bucket) {
    case "year":
      return Date.UTC(date.getUTCFullYear() + 1, 0);
    case "month":
      return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1);
    default:
      return startMs + lengthsMs[bucket];
  }
}
