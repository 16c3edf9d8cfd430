import { clockTime } from "./clock";
import type { TimeRange, TimeUnit, TimeZone } from "./time-range";

const unitNames: Readonly<Record<TimeUnit, string>> = { m: "minute", h: "hour", d: "day", w: "week" };
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** The range in words for a button: "Last 24 hours", "Nov 3, 15:00 – 16:30", "All time". */
export function describeTimeRange(range: TimeRange, zone: TimeZone): string {
  switch (range.kind) {
    case "all":
      return "All time";
    case "relative": {
      const unit = unitNames[range.unit];
      return range.amount === 1 ? `Last ${unit}` : `Last ${range.amount} ${unit}s`;
    }
    case "absolute":
      return range.toMs === null
        ? `Since ${shortTime(range.fromMs, zone)}`
        : spanText(range.fromMs, range.toMs, zone);
  }
}

function spanText(fromMs: number, toMs: number, zone: TimeZone): string {
  const from = clockTime(fromMs, zone);
  const to = clockTime(toMs, zone);
  const isWholeDays = [from, to].every((time) => time.hour + time.minute + time.second === 0);
  if (isWholeDays) {
    const first = dateText(fromMs, zone);
    const last = dateText(toMs - 1, zone);
    return first === last ? first : `${first} – ${last}`;
  }
  const sameDay = dateText(fromMs, zone) === dateText(toMs, zone);
  return `${shortTime(fromMs, zone)} – ${sameDay ? clockText(toMs, zone) : shortTime(toMs, zone)}`;
}

function shortTime(ms: number, zone: TimeZone): string {
  return `${dateText(ms, zone)}, ${clockText(ms, zone)}`;
}

function dateText(ms: number, zone: TimeZone): string {
  const { month, day } = clockTime(ms, zone);
  return `${months[month - 1]} ${day}`;
}

function clockText(ms: number, zone: TimeZone): string {
  const { hour, minute } = clockTime(ms, zone);
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}
