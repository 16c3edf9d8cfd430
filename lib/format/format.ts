import { clockTime } from "@/lib/time-range/clock";
import type { TimeZone } from "@/lib/time-range/time-range";

const whole = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });

/** `80311` as `80,311`. */
export function formatCount(value: number): string {
  return whole.format(value);
}

/**
 * US dollars by magnitude: a small cost keeps its first significant digits and never reads `$0.00`.
 * `0.0004` as `$0.0004`, `12.3456` as `$12.35`, `0` as `$0`. Takes decimal text so that no digit is lost on the way.
 */
export function formatMoney(usd: string | number): string {
  const value = Number(usd);
  const size = Math.abs(value);
  const sign = value < 0 ? "-" : "";
  if (size === 0) return "$0";
  if (size < 1e-9) return `${sign}<$0.000000001`;
  if (size >= 1000) return `${sign}$${whole.format(Math.round(size))}`;
  if (size >= 1) return `${sign}$${size.toFixed(2)}`;
  // Three significant digits below a dollar, two below a tenth of a cent, without the zeros that follow whole cents.
  const digits = size < 0.001 ? 2 : 3;
  const decimals = Math.min(12, digits - 1 - Math.floor(Math.log10(size)));
  return `${sign}$${size.toFixed(decimals).replace(/(\.\d\d+?)0+$/, "$1")}`;
}

/** Milliseconds by magnitude: `842 ms`, `1.84 s`, `12.4 s`, `2 m 05 s`. */
export function formatDuration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 9_995) return `${(ms / 1000).toFixed(2)} s`;
  if (ms < 59_950) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  return seconds < 3600
    ? `${Math.floor(seconds / 60)} m ${two(seconds % 60)} s`
    : `${Math.floor(seconds / 3600)} h ${two(Math.floor((seconds % 3600) / 60))} m`;
}

/** Bytes in powers of 1024: `512 B`, `1.5 KB`, `12 MB`. */
export function formatBytes(bytes: number): string {
  const units = ["B", "KB", "MB", "GB", "TB"];
  const power = Math.min(units.length - 1, Math.floor(Math.log2(Math.max(bytes, 1)) / 10));
  const value = bytes / 1024 ** power;
  return `${value >= 10 || power === 0 ? Math.round(value) : value.toFixed(1)} ${units[power]}`;
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** `Nov 25, 14:02:11` on the reader's clock or UTC; the year only when it is not the current one. */
export function formatTime(iso: string, zone: TimeZone, nowMs: number): string {
  const ms = Date.parse(iso);
  if (Number.isNaN(ms)) return iso;
  const { year, month, day, hour, minute, second } = clockTime(ms, zone);
  const yearText = year === clockTime(nowMs, zone).year ? "" : ` ${year}`;
  return `${months[month - 1]} ${day}${yearText}, ${two(hour)}:${two(minute)}:${two(second)}`;
}

/** `3 minutes ago`, `in 2 hours`, `just now`. */
export function formatAgo(iso: string, nowMs: number): string {
  const seconds = Math.round((Date.parse(iso) - nowMs) / 1000);
  if (Math.abs(seconds) < 10) return "just now";
  for (const [unit, size] of agoUnits) {
    if (Math.abs(seconds) >= size) return ago.format(Math.trunc(seconds / size), unit);
  }
  return ago.format(seconds, "second");
}

const ago = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
const agoUnits = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
] as const;

function two(value: number): string {
  return String(value).padStart(2, "0");
}
