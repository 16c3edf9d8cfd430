import type { ConfidenceInterval } from "./intervals";

/** With fewer requests than this in one of the segments nothing is said: a mean of so few says little, whatever its interval. */
export const requestsMin = 30;

export type Verdict = "higher" | "lower" | "not_shown" | "too_few";

/** What a difference, the second segment against the first, is worth. */
export function verdictOf(
  counts: readonly [a: number, b: number],
  interval: ConfidenceInterval | null,
): Verdict {
  if (Math.min(...counts) < requestsMin || interval === null) return "too_few";
  if (interval.low > 0) return "higher";
  return interval.high < 0 ? "lower" : "not_shown";
}

/** The verdict as a sentence about the second segment. */
export function verdictSentence(
  what: string,
  verdict: Verdict,
  counts: readonly [a: number, b: number],
): string {
  switch (verdict) {
    case "higher":
    case "lower":
      return `${what} is ${verdict} in B than in A; a difference like this is hardly chance.`;
    case "not_shown":
      return `${what} may be the same in both: the difference is within what chance makes of so many requests.`;
    case "too_few":
      return `There are too few requests to compare ${what.toLowerCase()}: ${counts[0].toLocaleString("en")} in A and ${counts[1].toLocaleString("en")} in B, and it takes at least ${requestsMin} in each.`;
  }
}
