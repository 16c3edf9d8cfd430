import { bucketMs } from "./bucket";
import { type Dimension, dimensionName } from "./dimension";
import { bridged, complement, type Interval } from "./interval";
import type { Level } from "./level";
import type { Seal } from "./seal-book";

/** Where the figures of a range of time come from. Every moment of it is in one of the two. */
export interface ReadPlan {
  /** How fine the sums are that are read. */
  level: Level;
  /** The buckets that `property_rollup` answers for, in order. */
  rolled: readonly Seal[];
  /** What `requests` is asked for: the ends of the range, the last hour, and what changed since it was rolled up. */
  raw: readonly Interval[];
}

/** More separate stretches than this would make the statement itself slow; then some sealed buckets are read raw as well. */
const rawIntervalsMax = 50;

/** The plan for a question that the rollup cannot answer, such as one with a filter. */
export function rawPlan(range: Interval): ReadPlan {
  return { level: "hour", rolled: [], raw: range.fromMs < range.toMs ? [range] : [] };
}

/**
 * What can be read from the rollup for some dimensions, and what cannot.
 *
 * @param seals of the buckets within the range, in order.
 */
export function planOf(
  dimensions: readonly Dimension[],
  level: Level,
  range: Interval,
  seals: readonly Seal[],
): ReadPlan {
  const names = new Set(["all" as const, ...dimensions].map((dimension) => dimensionName(dimension, level)));
  const readable = seals.filter(({ leftOut }) => !leftOut.some((name) => names.has(name)));
  const stretches: Interval[] = [];
  for (const { startMs } of readable) {
    const last = stretches.at(-1);
    if (last?.toMs === startMs) {
      last.toMs += bucketMs;
    } else {
      stretches.push({ fromMs: startMs, toMs: startMs + bucketMs });
    }
  }
  const raw = bridged(complement(range, stretches), rawIntervalsMax);
  const isRaw = ({ startMs }: Seal) => raw.some(({ fromMs, toMs }) => startMs >= fromMs && startMs < toMs);
  return { level, raw, rolled: readable.filter((seal) => !isRaw(seal)) };
}
