import type { Histogram } from "./sums";

/** Steps to an octave: the middle of a step is at most 4.4 % away from anything in it. */
const stepsPerOctave = 8;
/** How many steps there are. */
export const stepCount = 256;

/** SQL for the step that a number of milliseconds falls into. */
export function stepSql(sql: string): string {
  return `toUInt8(least(255, floor(log2(${sql} + 1) * ${stepsPerOctave})))`;
}

/**
 * SQL for how many durations fall into each step, an aggregate. Gathering the steps is several times cheaper for the
 * engine than adding up maps.
 */
export function stepCountsSql(sql: string): string {
  return `CAST((
          arrayDistinct(groupArrayIf(${stepSql(`assumeNotNull(${sql})`)}, ${sql} IS NOT NULL) AS all_${sql}) AS steps_${sql},
          arrayMap(s -> toInt64(countEqual(all_${sql}, s)), steps_${sql})
        ), 'Map(UInt8, Int64)')`;
}

/**
 * The milliseconds below which `share` (0 to 1) of the durations lie, interpolated within a step; null when there is none. Every
 * percentile of a duration that is shown comes from here, rolled up or not, so that the same requests show the same figure everywhere.
 */
export function quantileMs(histogram: Histogram, share: number): number | null {
  const counts = new Float64Array(stepCount);
  for (const [step, count] of histogram) counts[step] = Math.max(0, count);
  return quantileOfCounts(counts, share);
}

/** The same of how many fall into each step, by its number. */
export function quantileOfCounts(counts: Float64Array, share: number): number | null {
  const total = counts.reduce((sum, count) => sum + count, 0);
  let below = 0;
  for (const [step, count] of counts.entries()) {
    if (count === 0) continue;
    if (below + count >= share * total) {
      const within = (share * total - below) / count;
      return 2 ** ((step + within) / stepsPerOctave) - 1;
    }
    below += count;
  }
  return null;
}

/**
 * SQL for the same.
 *
 * @param counts SQL for how many durations fall into each step, a map that stands in a column.
 */
export function quantileSql(counts: string, share: number): string {
  const sorted = `mapSort(${counts})`;
  const rank = `(${share} * arraySum(mapValues(${counts})))`;
  return `if(${rank} = 0, NULL, exp2(arraySum(
        (step, n, sum, rank) -> if(sum >= rank AND sum - n < rank, step + (rank - sum + n) / n, 0),
        mapKeys(${sorted}), mapValues(${sorted}), arrayCumSum(mapValues(${sorted})),
        arrayWithConstant(length(${counts}), ${rank})) / ${stepsPerOctave}) - 1)`;
}

/** SQL for the same over the rows of a group, an aggregate. */
export function quantileOfGroupSql(sql: string, share: number): string {
  // The lambda gives the counts a name, which is used several times.
  return `arrayMap(counts -> ${quantileSql("counts", share)}, [${stepCountsSql(sql)}])[1]`;
}
