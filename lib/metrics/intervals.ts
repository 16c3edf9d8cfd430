/** 97.5 % of a normal distribution lie below this: both sides together leave out one in twenty. */
const z95 = 1.959963984540054;

/** Some of a number of trials. */
export interface Proportion {
  events: number;
  trials: number;
}

export interface ConfidenceInterval {
  low: number;
  high: number;
}

/** Wilson's score interval, 95 %: where the rate lies of which this is a sample. Right also for rates near 0 and 1. */
export function wilson({ events, trials }: Proportion): ConfidenceInterval {
  if (trials === 0) return { low: 0, high: 1 };
  const rate = events / trials;
  const square = z95 ** 2;
  const middle = (rate + square / (2 * trials)) / (1 + square / trials);
  const half =
    (z95 * Math.sqrt((rate * (1 - rate)) / trials + square / (4 * trials ** 2))) / (1 + square / trials);
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/**
 * Newcombe's interval for the difference `b - a` of two independent rates, 95 %: made of Wilson's for each of them
 * (method 10 in Statistics in Medicine 17, 1998).
 */
export function newcombe(a: Proportion, b: Proportion): ConfidenceInterval {
  const [rateA, rateB] = [a.events / a.trials, b.events / b.trials];
  const [ofA, ofB] = [wilson(a), wilson(b)];
  const difference = rateB - rateA;
  return {
    low: difference - Math.hypot(rateB - ofB.low, ofA.high - rateA),
    high: difference + Math.hypot(ofB.high - rateB, rateA - ofA.low),
  };
}
