/**
 * The window of time a page looks at. A relative range stays relative in the URL, so a shared link means "the last
 * day" on the day it is opened; an absolute one is a pair of ISO instants.
 */
export type TimeRange =
  | { kind: "relative"; amount: number; unit: TimeUnit }
  | { kind: "absolute"; fromMs: number; toMs: number | null }
  | { kind: "all" };

export type TimeUnit = "m" | "h" | "d" | "w";

/** Whose clock a typed or shown time is on: the reader's own zone, or UTC. */
export type TimeZone = "local" | "utc";

export const unitMs: Readonly<Record<TimeUnit, number>> = {
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

export const defaultTimeRange: TimeRange = { kind: "relative", amount: 24, unit: "h" };

/** Reads the URL's `t`: `24h`, `all`, or `<ISO>..<ISO>` whose end may be missing. Null when it is none of these. */
export function parseTimeParam(text: string): TimeRange | null {
  if (text === "all") {
    return { kind: "all" };
  }
  const relative = /^(\d{1,5})([mhdw])$/.exec(text);
  if (relative) {
    const amount = Number(relative[1]);
    return amount > 0 ? { kind: "relative", amount, unit: relative[2] as TimeUnit } : null;
  }
  const [from = "", to = "", ...rest] = text.split("..");
  const fromMs = isoMs(from);
  const toMs = to === "" ? null : isoMs(to);
  if (rest.length > 0 || !text.includes("..") || fromMs === null || (to !== "" && toMs === null)) {
    return null;
  }
  return toMs !== null && toMs <= fromMs ? null : { kind: "absolute", fromMs, toMs };
}

/** The URL's `t` for a range; `parseTimeParam` reads it back. */
export function printTimeParam(range: TimeRange): string {
  switch (range.kind) {
    case "all":
      return "all";
    case "relative":
      return `${range.amount}${range.unit}`;
    case "absolute":
      return `${shortIso(range.fromMs)}..${range.toMs === null ? "" : shortIso(range.toMs)}`;
  }
}

/** The instants a range means now; an open end is null. */
export function resolveTimeRange(
  range: TimeRange,
  nowMs: number,
): { fromMs: number | null; toMs: number | null } {
  switch (range.kind) {
    case "all":
      return { fromMs: null, toMs: null };
    case "relative":
      return { fromMs: nowMs - range.amount * unitMs[range.unit], toMs: null };
    case "absolute":
      return { fromMs: range.fromMs, toMs: range.toMs };
  }
}

/**
 * The window of the same width before (-1) or after (1) this one. It never ends in the future, and a range
 * without a beginning cannot be moved: null.
 */
export function shiftTimeRange(range: TimeRange, direction: -1 | 1, nowMs: number): TimeRange | null {
  const { fromMs, toMs } = resolveTimeRange(range, nowMs);
  if (fromMs === null) {
    return null;
  }
  const endMs = toMs ?? nowMs;
  const widthMs = endMs - fromMs;
  const nextEndMs = Math.min(endMs + direction * widthMs, nowMs);
  if (widthMs <= 0 || (direction === 1 && endMs >= nowMs)) {
    return null;
  }
  return { kind: "absolute", fromMs: nextEndMs - widthMs, toMs: nextEndMs };
}

/** Whether new requests can still fall into the range. */
export function reachesNow(range: TimeRange): boolean {
  return range.kind !== "absolute" || range.toMs === null;
}

function isoMs(text: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z)?$/.test(text)) {
    return null;
  }
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? null : ms;
}

/** ISO without the parts that are zero, so that links stay short. */
function shortIso(ms: number): string {
  return new Date(ms).toISOString().replace(/(:00)?\.000Z$/, "Z");
}
