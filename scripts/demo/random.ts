/** Chance with a seed, so that a demo can be repeated and tested. */
export interface Random {
  /** From 0 up to but not including 1. */
  next(): number;
  /** A whole number from `min` to `max`, both included. */
  between(min: number, max: number): number;
  pick<T>(values: readonly [T, ...T[]]): T;
  /** Like `pick`, but the first values come up much more often than the last, as customers and users do. */
  pickSkewed<T>(values: readonly [T, ...T[]]): T;
  chance(share: number): boolean;
}

/** Mulberry32: small, fast and even enough for made-up traffic. */
export function makeRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    between: (min, max) => min + Math.floor(next() * (max - min + 1)),
    pick: (values) => values[Math.floor(next() * values.length)] ?? values[0],
    pickSkewed: (values) => values[Math.floor(next() ** 2.2 * values.length)] ?? values[0],
    chance: (share) => next() < share,
  };
}
