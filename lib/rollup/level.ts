import type { Interval as BucketWidth } from "@/lib/histogram/interval";
import type { Zone } from "@/lib/queries/zone";
import type { Interval } from "./interval";

/**
 * How finely sums are kept: by hours, and by quarters of hours, which days of all zones are made of. Hours are a quarter
 * as many rows, so they are read wherever they fit.
 */
export const levels = ["hour", "quarter"] as const;

export type Level = (typeof levels)[number];

const minutes: Readonly<Record<Level, number>> = { hour: 60, quarter: 15 };

/** The coarsest level that fits a width on the clock of a zone at any time of a range; null when none does. */
export function levelOf(width: BucketWidth, zone: Zone, range: Interval): Level | null {
  if (width.unit === "second") return null;
  const offsets = offsetsMinutes(zone, range);
  const lengths = width.unit === "minute" ? [width.count, ...offsets] : offsets;
  return levels.find((level) => lengths.every((length) => length % minutes[level] === 0)) ?? null;
}

/** SQL for where the hour or quarter begins that holds a time. */
export function levelStartSql(level: Level, column: string): string {
  const time = `toDateTime(${column}, 'UTC')`;
  return level === "hour" ? `toStartOfHour(${time})` : `toStartOfFifteenMinutes(${time})`;
}

/** Clocks change less often than this, and no zone changes the fraction of its hour in between and back. */
const sampleMs = 10 * 24 * 3_600_000;
const samplesMax = 400;

/** How many minutes a zone is ahead of UTC, at many times of a range. */
function offsetsMinutes(zone: Zone, { fromMs, toMs }: Interval): number[] {
  if ("aheadMinutes" in zone) return [zone.aheadMinutes];
  const stepMs = Math.max(sampleMs, (toMs - fromMs) / samplesMax);
  const format = new Intl.DateTimeFormat("en", { timeZone: zone.timeZone, timeZoneName: "longOffset" });
  const offsets = new Set<number>();
  for (let timeMs = fromMs; ; timeMs += stepMs) {
    offsets.add(offsetMinutes(format, Math.min(timeMs, toMs)));
    if (timeMs >= toMs) return [...offsets];
  }
}

function offsetMinutes(format: Intl.DateTimeFormat, timeMs: number): number {
  const name = format.formatToParts(timeMs).find(({ type }) => type === "timeZoneName")?.value ?? "";
  const [, hours = "0", rest = "0", seconds] = /GMT[+-](\d+):(\d+)(?::(\d+))?/.exec(name) ?? [];
  // An offset of odd seconds, as zones had long ago, fits nothing.
  return seconds === undefined ? Number(hours) * 60 + Number(rest) : 1;
}
