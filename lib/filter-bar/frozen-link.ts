import { printTimeParam, resolveTimeRange, type TimeRange } from "@/lib/time-range/time-range";

/** The address with its relative time range pinned to what it means at `nowMs`. */
export function frozenLink(href: string, range: TimeRange, nowMs: number): string {
  const { fromMs, toMs } = resolveTimeRange(range, nowMs);
  if (fromMs === null) return href;
  const url = new URL(href);
  url.searchParams.set("t", printTimeParam({ kind: "absolute", fromMs, toMs: toMs ?? nowMs }));
  return url.toString();
}
