import { resolveTimeRange, type TimeRange } from "./time-range";

/** A range as the bodies of the API take it, from the moment of the call, open ends left out. */
export function wireTimeRange(range: TimeRange): { from?: string; to?: string } {
  const { fromMs, toMs } = resolveTimeRange(range, Date.now());
  return {
    ...(fromMs !== null && { from: new Date(fromMs).toISOString() }),
    ...(toMs !== null && { to: new Date(toMs).toISOString() }),
  };
}
