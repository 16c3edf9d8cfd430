import { spanTimes } from "./figures";
import type { SessionSpan } from "./span";

/** Where a request stands on the time axis; all places are shares of the axis, from 0 to 1. */
export interface TimelineBar {
  span: SessionSpan;
  start: number;
  width: number;
  /** Where the first token came; null when nobody knows. */
  firstToken: number | null;
}

/** A stretch in which nothing ran. */
export interface TimelineGap {
  start: number;
  width: number;
  durationMs: number;
  /** Whether it is drawn shorter than it was. */
  isSqueezed: boolean;
}

export interface TimelineTick {
  at: number;
  /** Since the session began. */
  elapsedMs: number;
}

export interface Timeline {
  bars: TimelineBar[];
  /** Those that are long enough to be worth a word. */
  gaps: TimelineGap[];
  ticks: TimelineTick[];
}

/** A stretch of the axis on which time runs evenly. */
interface Stretch {
  fromMs: number;
  toMs: number;
  /** How much of the axis it takes, in milliseconds of the axis. */
  axisMs: number;
  isIdle: boolean;
  isSqueezed: boolean;
}

/** An idle stretch this many times as long as an ordinary busy one is squeezed. */
const idleFactor = 4;
const ticksWanted = 8;
const ticksMax = 12;

/**
 * Lays the requests of a session out on a time axis, in the order they began. Hours between two short calls would leave
 * nothing to see of either, so long idle stretches are squeezed unless the axis is to be true to scale.
 */
export function layoutTimeline(
  spans: readonly SessionSpan[],
  { isToScale }: { isToScale: boolean },
): Timeline {
  const times = spans.map((span) => ({ span, ...spanTimes(span) })).sort((a, b) => a.startMs - b.startMs);
  const stretches = stretchesOf(busyStretches(times), isToScale);
  const axisMs = stretches.reduce((sum, stretch) => sum + stretch.axisMs, 0) || 1;
  const place = placeOn(stretches, axisMs);
  return {
    bars: times.map(({ span, startMs, endMs }): TimelineBar => {
      const start = place(startMs);
      const ttftMs = span.time_to_first_token_ms;
      return {
        span,
        start,
        width: place(endMs) - start,
        firstToken: ttftMs === null ? null : place(Math.min(startMs + ttftMs, endMs)),
      };
    }),
    gaps: stretches
      .filter(({ isIdle, axisMs: length }) => isIdle && length / axisMs > 0.02)
      .map(({ fromMs, toMs, isSqueezed }) => ({
        start: place(fromMs),
        width: place(toMs) - place(fromMs),
        durationMs: toMs - fromMs,
        isSqueezed,
      })),
    ticks: ticksOf(stretches, axisMs, place),
  };
}

/** The stretches in which something ran; requests that overlap or touch run on in one. */
function busyStretches(times: readonly { startMs: number; endMs: number }[]): [number, number][] {
  const busy: [number, number][] = [];
  for (const { startMs, endMs } of times) {
    const last = busy.at(-1);
    if (last && startMs <= last[1]) last[1] = Math.max(last[1], endMs);
    else busy.push([startMs, endMs]);
  }
  return busy;
}

function stretchesOf(busy: readonly [number, number][], isToScale: boolean): Stretch[] {
  const busyMs = busy.reduce((sum, [fromMs, toMs]) => sum + toMs - fromMs, 0);
  const ordinaryMs = Math.max(busyMs / busy.length, 1);
  return busy.flatMap(([fromMs, toMs], index): Stretch[] => {
    const running = { fromMs, toMs, axisMs: toMs - fromMs, isIdle: false, isSqueezed: false };
    const next = busy[index + 1]?.[0];
    if (next === undefined) return [running];
    const idleMs = next - toMs;
    const isSqueezed = !isToScale && idleMs > idleFactor * ordinaryMs;
    const axisMs = isSqueezed ? ordinaryMs : idleMs;
    return [running, { fromMs: toMs, toMs: next, axisMs, isIdle: true, isSqueezed }];
  });
}

function placeOn(stretches: readonly Stretch[], axisMs: number): (timeMs: number) => number {
  const starts: number[] = [];
  let before = 0;
  for (const stretch of stretches) {
    starts.push(before);
    before += stretch.axisMs;
  }
  return (timeMs) => {
    let low = 0;
    let high = stretches.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((stretches[middle]?.fromMs ?? 0) <= timeMs) low = middle;
      else high = middle - 1;
    }
    const stretch = stretches[low];
    if (!stretch) return 0;
    const share = (timeMs - stretch.fromMs) / Math.max(stretch.toMs - stretch.fromMs, 1);
    return ((starts[low] ?? 0) + Math.min(Math.max(share, 0), 1) * stretch.axisMs) / axisMs;
  };
}

/**
 * What to write below the axis: round moments since the beginning on one that is true to scale, else when the stretches
 * began, as far apart as can be read.
 */
function ticksOf(
  stretches: readonly Stretch[],
  axisMs: number,
  place: (timeMs: number) => number,
): TimelineTick[] {
  const originMs = stretches[0]?.fromMs ?? 0;
  const endMs = stretches.at(-1)?.toMs ?? originMs;
  const moments = stretches.some(({ isSqueezed }) => isSqueezed)
    ? stretches.filter(({ isIdle }) => !isIdle).map(({ fromMs }) => fromMs - originMs)
    : roundMoments(endMs - originMs, niceStep(axisMs / ticksWanted));
  const ticks: TimelineTick[] = [];
  for (const elapsedMs of moments) {
    const at = place(originMs + elapsedMs);
    if (at - (ticks.at(-1)?.at ?? -1) >= 1 / ticksMax) ticks.push({ at, elapsedMs });
  }
  return ticks;
}

function roundMoments(lengthMs: number, stepMs: number): number[] {
  return Array.from({ length: Math.floor(lengthMs / stepMs) + 1 }, (_, index) => index * stepMs);
}

const niceStepsMs = [
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500],
  ...[1, 2, 5, 10, 15, 30].map((seconds) => seconds * 1000),
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * 60_000),
  ...[1, 2, 3, 6, 12].map((hours) => hours * 3_600_000),
  ...[1, 2, 7, 30].map((days) => days * 86_400_000),
];

function niceStep(wantedMs: number): number {
  return niceStepsMs.find((stepMs) => stepMs >= wantedMs) ?? Math.ceil(wantedMs / 86_400_000) * 86_400_000;
}
