/**
 * The milliseconds below which `share` (0 to 1) of the durations lie, out of how often each step occurs
 * (`Map(UInt8, Int64)`); null when there is none. The same computation as `quantileMs` of `lib/rollup/histogram`.
 */
export function quantileSql(countsSql: string, share: number): string {
  const steps = `arraySort(x -> x.1, arrayZip(mapKeys(${countsSql}), mapValues(${countsSql})))`;
  const sums = `arrayCumSum(x -> x.2, ${steps})`;
  const place = `arrayFirstIndex(x -> x >= ${share} * ${sums}[-1], ${sums})`;
  const within = `(${share} * ${sums}[-1] - ${sums}[${place}] + ${steps}[${place}].2) / ${steps}[${place}].2`;
  return `if(empty(${countsSql}), NULL, pow(2, (${steps}[${place}].1 + ${within}) / 8) - 1)`;
}
