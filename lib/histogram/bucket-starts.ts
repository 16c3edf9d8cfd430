import { listBucketStarts } from "@/lib/queries/list-bucket-starts";
import type { Zone } from "@/lib/queries/zone";
import { processSingleton } from "@/lib/registry";
import { type Interval, widthMs } from "./interval";

/** Axes are remembered for stretches that begin and end at multiples of so many buckets. */
const bucketsPerStep = 32;
const keptMax = 500;

/**
 * Where the buckets of a stretch of time begin, in epoch milliseconds and in order, and at the end where the one after
 * the last begins. The clocks of a zone never change while Facet runs, so the engine is asked once for a little more than
 * is wanted, and a chart that moves along with the time mostly needs no statement for its axis.
 */
export async function bucketStarts(
  { fromMs, toMs }: { fromMs: number; toMs: number },
  interval: Interval,
  zone: Zone,
): Promise<number[]> {
  const stepMs = Math.ceil(bucketsPerStep * widthMs(interval));
  const around = {
    fromMs: Math.floor(fromMs / stepMs) * stepMs,
    toMs: Math.ceil(toMs / stepMs) * stepMs,
  };
  const starts = await startsAround(around, interval, zone);
  const after = starts.findIndex((startMs) => startMs > fromMs);
  const end = starts.findIndex((startMs) => startMs >= toMs);
  const first = Math.max(0, (after === -1 ? starts.length : after) - 1);
  return starts.slice(first, end === -1 ? undefined : end + 1);
}

function startsAround(
  around: { fromMs: number; toMs: number },
  interval: Interval,
  zone: Zone,
): Promise<readonly number[]> {
  const kept = processSingleton("bucket-starts", () => new Map<string, Promise<readonly number[]>>());
  const name = JSON.stringify([around, interval, zone]);
  const known = kept.get(name);
  if (known) return known;
  const starts = listBucketStarts(around, interval, zone);
  if (kept.size >= keptMax) kept.clear();
  kept.set(name, starts);
  // What failed is asked again.
  starts.catch(() => kept.delete(name));
  return starts;
}
