import { moneyText } from "@/lib/rollup/sums";

const decadesMax = 18;

/** Nothing, and then 1, 2 and 5 times every power of ten from 10^-12 dollars up to a million, in 10^-12 dollars. */
export const costSteps: readonly bigint[] = [
  0n,
  ...Array.from({ length: decadesMax }, (_, decade) => 10n ** BigInt(decade)).flatMap((power) => [
    power,
    2n * power,
    5n * power,
  ]),
];

export interface CostBucket {
  /** Exact text in US dollars; `to` is outside. */
  from: string;
  to: string;
  units: number;
}

/** Buckets side by side from the least cost that occurs to the largest, empty ones included. */
export function costBuckets(counts: ReadonlyMap<number, number>): CostBucket[] {
  const places = costSteps.flatMap((step, place) => (counts.has(Number(step)) ? [place] : []));
  const [first, last] = [places.find((place) => place > 0), places.at(-1)];
  const bucket = (place: number, toPlace = place + 1): CostBucket => ({
    from: moneyText(costSteps[place] ?? 0n),
    to: moneyText(costSteps[toPlace] ?? 10n * (costSteps[place] ?? 0n)),
    units: counts.get(Number(costSteps[place] ?? 0n)) ?? 0,
  });
  const free = counts.has(0) ? [bucket(0, first)] : [];
  if (first === undefined || last === undefined) return free;
  const paid = Array.from({ length: last - first + 1 }, (_, index) => bucket(first + index));
  return [...free, ...paid];
}
