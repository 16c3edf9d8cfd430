import type { z } from "zod";
import type { queryHistogram as contract } from "@/lib/api/contract/histogram";
import { countOverTime, type TimeBucket } from "@/lib/queries/count-over-time";
import { findExtremeRequest } from "@/lib/queries/find-extreme-request";
import { type Narrowing, selectionOf } from "@/lib/requests/selection";
import { bucketStarts } from "./bucket-starts";
import { niceInterval } from "./interval";
import { inKnownZone } from "./unknown-zone";

interface HistogramQuery extends Narrowing {
  timeZone: string;
  buckets: number;
}

type Histogram = z.input<typeof contract.answer>["data"];

/** What the engine's seconds can hold, with room for a bucket on either side. */
const earliestMs = Date.UTC(1970, 1, 1);
const latestMs = Date.UTC(2100, 0, 1);

/**
 * Requests, errors and cost over time, in buckets without gaps. A range without an end ends now; one without a
 * beginning begins with the oldest request that is selected.
 *
 * @throws ApiError `invalid` for a time zone the engine does not know.
 */
export async function queryHistogram(
  organizationId: string,
  query: HistogramQuery,
  nowMs = Date.now(),
): Promise<Histogram> {
  const { timeRange = {}, timeZone, buckets } = query;
  const selection = selectionOf(organizationId, query);
  const firstMs =
    timeRange.from === undefined
      ? (await findExtremeRequest(selection, "oldest"))?.createdAtMs
      : Date.parse(timeRange.from);
  const toMs = within(timeRange.to === undefined ? nowMs : Date.parse(timeRange.to));
  if (firstMs === undefined || firstMs >= toMs) {
    const interval = niceInterval(0, buckets);
    return { from: null, to: null, interval, time_zone: timeZone, buckets: [] };
  }
  const fromMs = within(firstMs);
  const interval = niceInterval(toMs - fromMs, buckets);
  // The first to ask for the zone, which the platform may know and the engine may not.
  const starts = await inKnownZone(timeZone, () => bucketStarts({ fromMs, toMs }, interval, { timeZone }));
  const counted = await countOverTime(selection, interval, timeZone);
  const byStart = new Map(counted.map((bucket) => [bucket.startMs, bucket]));
  const filled = starts.slice(0, -1).map((startMs, index) => {
    const endMs = starts[index + 1] ?? startMs;
    const { requests, errors, costUsd, unpriced } = byStart.get(startMs) ?? empty;
    return {
      start: iso(startMs),
      end: iso(endMs),
      requests,
      errors,
      cost_usd: costUsd,
      unpriced,
      is_unfinished: endMs > nowMs,
      is_cut: startMs < fromMs || endMs > toMs,
    };
  });
  return {
    from: filled[0]?.start ?? null,
    to: filled.at(-1)?.end ?? null,
    interval,
    time_zone: timeZone,
    buckets: filled,
  };
}

const empty: Omit<TimeBucket, "startMs"> = { requests: 0, errors: 0, costUsd: "0", unpriced: 0 };

function within(timeMs: number): number {
  return Math.min(Math.max(timeMs, earliestMs), latestMs);
}

function iso(timeMs: number): string {
  return new Date(timeMs).toISOString();
}
