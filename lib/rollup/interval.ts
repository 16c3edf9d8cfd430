/** A stretch of time in epoch milliseconds; `toMs` is outside. */
export interface Interval {
  fromMs: number;
  toMs: number;
}

/** What of `whole` none of `parts` covers; `parts` are in order and do not overlap. */
export function complement(whole: Interval, parts: readonly Interval[]): Interval[] {
  const gaps: Interval[] = [];
  let fromMs = whole.fromMs;
  for (const part of parts) {
    if (part.fromMs > fromMs) {
      gaps.push({ fromMs, toMs: part.fromMs });
    }
    fromMs = Math.max(fromMs, part.toMs);
  }
  if (fromMs < whole.toMs) {
    gaps.push({ fromMs, toMs: whole.toMs });
  }
  return gaps;
}

/** The same intervals in order, with the narrowest gaps filled until there are at most `most`. */
export function bridged(intervals: readonly Interval[], most: number): Interval[] {
  const gaps = intervals.slice(1).map((next, index) => next.fromMs - (intervals[index]?.toMs ?? 0));
  const bridges = new Set(
    gaps
      .map((widthMs, index) => ({ widthMs, index }))
      .sort((a, b) => a.widthMs - b.widthMs)
      .slice(0, Math.max(0, intervals.length - most))
      .map(({ index }) => index),
  );
  const result: Interval[] = [];
  for (const [index, interval] of intervals.entries()) {
    const last = result.at(-1);
    if (last && bridges.has(index - 1)) {
      last.toMs = interval.toMs;
    } else {
      result.push({ ...interval });
    }
  }
  return result;
}
