import type { z } from "zod";
import type { timeBucketsSchema } from "@/lib/api/contract/time-buckets";
import type { Interval } from "@/lib/rollup/interval";

/**
 * Buckets of time in the API's words.
 *
 * @param edgesMs where they begin, and at the end where the one after the last would.
 */
export function bucketsOf(
  range: Interval,
  edgesMs: readonly number[],
  nowMs: number,
): z.input<typeof timeBucketsSchema> {
  return edgesMs.slice(0, -1).map((startMs, index) => {
    const endMs = edgesMs[index + 1] ?? startMs;
    return {
      start: new Date(startMs).toISOString(),
      end: new Date(endMs).toISOString(),
      is_unfinished: endMs > nowMs,
      is_cut: startMs < range.fromMs || endMs > range.toMs,
    };
  });
}
