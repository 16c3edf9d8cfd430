/** Steps to an octave: the middle of a step is at most 4.4 % away from anything in it. */
const stepsPerOctave = 8;

/** How many durations fall into each step. */
export type Histogram = Readonly<Record<string, number>>;

/** SQL for the step that a number of milliseconds falls into. */
export function stepSql(sql: string): string {
  return `toUInt8(least(255, floor(log2(${sql} + 1) * ${stepsPerOctave})))`;
}

/**
 * The milliseconds below which `share` (0 to 1) of the durations lie, interpolated within a step; null when there is none. Every
 * percentile that is shown comes from here, rolled up or not, so that the same requests show the same figure everywhere.
 */
export function quantileMs(histogram: Histogram, share: number): number | null {
  const steps = Object.entries(histogram)
    .map(([step, count]) => ({ step: Number(step), count }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => a.step - b.step);
  const total = steps.reduce((sum, { count }) => sum + count, 0);
  let below = 0;
  for (const { step, count } of steps) {
    if (below + count >= share * total) {
      const within = (share * total - below) / count;
      return 2 ** ((step + within) / stepsPerOctave) - 1;
    }
    below += count;
  }
  return null;
}

/** The same figure as SQL over the rows of a group, to sort by; there is at least one. */
export function quantileMsSql(sql: string, share: number): string {
  const at = `s[greatest(1, toUInt64(ceil(${share} * length(s))))]`;
  const within = `(${share} * length(s) - (indexOf(s, ${at}) - 1)) / countEqual(s, ${at})`;
  const value = `exp2((${at} + ${within}) / ${stepsPerOctave}) - 1`;
  // The lambda gives the sorted steps a name, which is used five times.
  return `arrayMap(s -> ${value}, [arraySort(groupArray(${stepSql(sql)}))])[1]`;
}
