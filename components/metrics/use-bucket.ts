"use client";

import { useHydrated } from "@/components/ui/use-hydrated";
import { type BucketChoice, bucketFor, type ChosenBucket } from "@/lib/metrics-view/buckets";
import { resolveTimeRange, type TimeRange } from "@/lib/time-range/time-range";

/**
 * How wide the buckets of a chart are; undefined until it is known how much time there is.
 *
 * @param firstIso when the first selected request came, for a range without a beginning.
 */
export function useBucket(
  range: TimeRange,
  choice: BucketChoice,
  firstIso: string | null | undefined,
): ChosenBucket | undefined {
  // The clocks of server and browser differ, and with them what a first draw would show.
  if (!useHydrated()) return undefined;
  const nowMs = Date.now();
  const { fromMs, toMs } = resolveTimeRange(range, nowMs);
  const startMs = fromMs ?? (firstIso ? Date.parse(firstIso) : null);
  return startMs === null ? undefined : bucketFor(choice, (toMs ?? nowMs) - startMs);
}
