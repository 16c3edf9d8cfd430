import type { HistogramRow } from "./describe-totals";

/** A range of a distribution, ready to be drawn. */
export interface DistributionBar {
  /** Its ends as exact text; the last range holds its end, the others do not. */
  from: string;
  to: string;
  isLast: boolean;
  /** How many lie in it. */
  count: number;
  /** Of the highest bar, 0 to 1. */
  height: number;
}

/** Decides what a distribution of figures shows: of whole numbers only ranges that hold one. */
export function prepareDistribution(
  rows: readonly HistogramRow[],
  { isWhole }: { isWhole: boolean },
): DistributionBar[] {
  const bars = rows.map(({ range_start, range_end, value }, index) => {
    const isLast = index === rows.length - 1;
    return isWhole
      ? { ...wholeRange(range_start, range_end, isLast), isLast, count: value }
      : { from: range_start, to: range_end, isLast, count: value };
  });
  const top = Math.max(1, ...bars.map(({ count }) => count));
  return bars
    .filter(({ from, to }) => !isWhole || Number(from) <= Number(to))
    .map((bar) => ({ ...bar, height: bar.count / top }));
}

/** The first and the last whole number of a range. */
function wholeRange(start: string, end: string, isLast: boolean): { from: string; to: string } {
  const to = isLast ? Math.floor(Number(end)) : Math.ceil(Number(end)) - 1;
  return { from: String(Math.ceil(Number(start))), to: String(to) };
}
