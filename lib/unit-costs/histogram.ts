import type { DistributionBar } from "@/lib/distributions/prepare";
import type { CostRange } from "./answer";

/** The histogram of units by cost, ready to be drawn. No range holds its end. */
export function prepareHistogram(ranges: readonly CostRange[]): DistributionBar[] {
  const top = Math.max(1, ...ranges.map(({ units }) => units));
  return ranges.map(({ from, to, units }) => ({
    from,
    to,
    isLast: false,
    count: units,
    height: units / top,
  }));
}
