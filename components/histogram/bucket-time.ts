import { clockTime } from "@/lib/time-range/clock";
import type { TimeZone } from "@/lib/time-range/time-range";

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const dayMs = 86_400_000;

/** A time on the chart, no finer than its buckets: `Nov 23`, `Nov 23 14:05`, `14:05:30`. */
export function bucketTime(
  ms: number,
  bars: readonly { startMs: number; endMs: number }[],
  zone: TimeZone,
): string {
  const [first] = bars;
  const widthMs = first ? first.endMs - first.startMs : dayMs;
  const spanMs = first ? (bars.at(-1)?.endMs ?? first.endMs) - first.startMs : dayMs;
  const { year, month, day, hour, minute, second } = clockTime(ms, zone);
  const date = `${months[month - 1]} ${day}`;
  if (widthMs >= 20 * dayMs) return `${months[month - 1]} ${year}`;
  if (widthMs >= dayMs) return date;
  const clock = `${two(hour)}:${two(minute)}${widthMs < 60_000 ? `:${two(second)}` : ""}`;
  return spanMs > dayMs / 2 ? `${date} ${clock}` : clock;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
