import { clockTime, dayStartMs, instantMs } from "./clock";
import { parseTimeParam, type TimeRange, type TimeUnit, type TimeZone } from "./time-range";

/**
 * Reads a range as a person types it: `24h`, `last 3 days`, `past hour`, `today`, `yesterday 15:00-16:30`,
 * `2026-11-03`, `2026-11-01 09:00 to 2026-11-02 18:00`, `since monday`, `all`. Times without a zone are on `zone`.
 * Null when it cannot be read or lies wholly in the future.
 */
export function parseTimeText(text: string, nowMs: number, zone: TimeZone): TimeRange | null {
  const input = text.trim().toLowerCase().replaceAll(/\s+/g, " ");
  const range = parseAll(input) ?? parseRelative(input) ?? parseSpan(input, nowMs, zone);
  return range?.kind === "absolute" && range.fromMs > nowMs ? null : range;
}

function parseAll(input: string): TimeRange | null {
  return ["all", "all time", "everything", "ever"].includes(input) ? { kind: "all" } : parseTimeParam(input);
}

const unitWords: Readonly<Record<string, { unit: TimeUnit; times: number }>> = {
  m: { unit: "m", times: 1 },
  min: { unit: "m", times: 1 },
  minute: { unit: "m", times: 1 },
  h: { unit: "h", times: 1 },
  hr: { unit: "h", times: 1 },
  hour: { unit: "h", times: 1 },
  d: { unit: "d", times: 1 },
  day: { unit: "d", times: 1 },
  w: { unit: "w", times: 1 },
  wk: { unit: "w", times: 1 },
  week: { unit: "w", times: 1 },
  mo: { unit: "d", times: 30 },
  month: { unit: "d", times: 30 },
  y: { unit: "d", times: 365 },
  year: { unit: "d", times: 365 },
};

function parseRelative(input: string): TimeRange | null {
  const match = /^(?:(?:the )?(?:last|past) )?(\d{1,5}|an?)? ?([a-z]+?)s?(?: ago)?$/.exec(input);
  const word = unitWords[match?.[2] ?? ""];
  const said = match?.[1];
  // A bare unit ("hour", "m") is only a range after "last" or "past".
  if (!match || !word || (said === undefined && !/^(the )?(last|past) /.test(input))) {
    return null;
  }
  const amount = (said === undefined || said.startsWith("a") ? 1 : Number(said)) * word.times;
  return amount > 0 ? { kind: "relative", amount, unit: word.unit } : null;
}

interface Span {
  fromMs: number;
  /** The end of what was named: of the day for a date, of the minute for a time. */
  endMs: number;
  hasTime: boolean;
}

function parseSpan(input: string, nowMs: number, zone: TimeZone): TimeRange | null {
  const open = /^(?:since|from|after) (.+)$/.exec(input);
  if (open && !/ (?:to|until|till) |\.\./.test(input)) {
    const start = parseMoment(open[1] ?? "", nowMs, zone, null);
    return start && { kind: "absolute", fromMs: start.fromMs, toMs: null };
  }
  const [left, right, ...rest] = input.replace(/^(?:from|between) /, "").split(separator);
  const start = parseMoment(left ?? "", nowMs, zone, null);
  if (!start || rest.length > 0) {
    return null;
  }
  if (right === undefined) {
    return start.hasTime
      ? { kind: "absolute", fromMs: start.fromMs, toMs: null }
      : { kind: "absolute", fromMs: start.fromMs, toMs: start.endMs };
  }
  if (right === "now" || right === "") {
    return { kind: "absolute", fromMs: start.fromMs, toMs: null };
  }
  const end = parseMoment(right, nowMs, zone, start.fromMs);
  const toMs = end && (end.hasTime ? end.fromMs : end.endMs);
  return toMs && toMs > start.fromMs ? { kind: "absolute", fromMs: start.fromMs, toMs } : null;
}

/** A dash separates only between a time and what follows, or with spaces around it: dates are full of dashes. */
const separator = /\s*(?:\.\.|–|—)\s*| (?:-|to|until|till|and) |(?<=:\d{2})-(?=\d)/;

/** One named moment; a bare time belongs to the day of `dayOfMs`, or to today. */
function parseMoment(text: string, nowMs: number, zone: TimeZone, dayOfMs: number | null): Span | null {
  if (text === "now") {
    return { fromMs: nowMs, endMs: nowMs, hasTime: true };
  }
  if (/^\d{4}-\d{2}-\d{2}t.*(?:z|[+-]\d{2}:?\d{2})$/.test(text)) {
    const ms = Date.parse(text.toUpperCase());
    return Number.isNaN(ms) ? null : { fromMs: ms, endMs: ms, hasTime: true };
  }
  const match = /^(.*?)(?:(?:^|[ t]|,? (?:at )?)(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?$/.exec(text);
  const dayText = match?.[1]?.trim() ?? "";
  const startMs = dayText === "" ? dayStartMs(dayOfMs ?? nowMs, zone) : parseDay(dayText, nowMs, zone);
  if (!match || startMs === null || (dayText === "" && match[2] === undefined)) {
    return null;
  }
  if (match[2] === undefined) {
    return { fromMs: startMs, endMs: dayStartMs(startMs, zone, 1), hasTime: false };
  }
  const [hour, minute, second] = [Number(match[2]), Number(match[3]), Number(match[4] ?? 0)];
  if (hour > 24 || minute > 59 || second > 59) {
    return null;
  }
  const fromMs = instantMs({ ...clockTime(startMs, zone), hour, minute, second }, zone);
  return { fromMs, endMs: fromMs, hasTime: true };
}

const weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** Midnight of the day that is named. A weekday or a date without a year is the latest one that has begun. */
function parseDay(text: string, nowMs: number, zone: TimeZone): number | null {
  if (text === "today") return dayStartMs(nowMs, zone);
  if (text === "yesterday") return dayStartMs(nowMs, zone, -1);
  const weekday = text.length >= 3 ? weekdays.findIndex((name) => name.startsWith(text)) : -1;
  if (weekday >= 0) {
    const { year, month, day } = clockTime(nowMs, zone);
    const today = new Date(Date.UTC(year, month - 1, day)).getUTCDay();
    return dayStartMs(nowMs, zone, -((today - weekday + 7) % 7));
  }
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return dateMs(Number(iso[1]), Number(iso[2]), Number(iso[3]), zone);
  const named = /^([a-z]{3})[a-z]*\.? (\d{1,2})(?:,? (\d{4}))?$/.exec(text);
  const reversed = /^(\d{1,2})\.? ([a-z]{3})[a-z]*\.?(?:,? (\d{4}))?$/.exec(text);
  const month = months.indexOf(named?.[1] ?? reversed?.[2] ?? "") + 1;
  const day = Number(named?.[2] ?? reversed?.[1]);
  const yearText = named?.[3] ?? reversed?.[3];
  if (month === 0) return null;
  const thisYear = clockTime(nowMs, zone).year;
  const ms = dateMs(yearText ? Number(yearText) : thisYear, month, day, zone);
  return ms !== null && !yearText && ms > nowMs ? dateMs(thisYear - 1, month, day, zone) : ms;
}

function dateMs(year: number, month: number, day: number, zone: TimeZone): number | null {
  const ms = instantMs({ year, month, day, hour: 0, minute: 0, second: 0 }, zone);
  // A day that does not exist, such as 30 February, would silently become another.
  return clockTime(ms, zone).day === day && clockTime(ms, zone).month === month ? ms : null;
}
