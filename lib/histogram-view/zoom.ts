import { resolveTimeRange, type TimeRange } from "@/lib/time-range/time-range";
import type { Bar, Brush } from "./prepare";
import { brushBounds } from "./prepare";

/** The range that a brush over these bars means. One that reaches into a bucket still running stays open. */
export function brushedRange(bars: readonly Bar[], brush: Brush, nowMs: number): TimeRange | null {
  const { first, last } = brushBounds(brush);
  const from = bars[first];
  const to = bars[last];
  if (!from || !to) return null;
  return { kind: "absolute", fromMs: from.startMs, toMs: to.endMs > nowMs ? null : to.endMs };
}

/** Twice the window around the same middle, which never ends in the future; all time has no wider one: null. */
export function zoomedOut(range: TimeRange, nowMs: number): TimeRange | null {
  const { fromMs, toMs } = resolveTimeRange(range, nowMs);
  if (fromMs === null) return null;
  const endMs = toMs ?? nowMs;
  const widthMs = endMs - fromMs;
  const nextEndMs = Math.min(nowMs, endMs + widthMs / 2);
  const nextFromMs = Math.max(0, nextEndMs - 2 * widthMs);
  return {
    kind: "absolute",
    fromMs: Math.round(nextFromMs),
    toMs: nextEndMs >= nowMs ? null : Math.round(nextEndMs),
  };
}
