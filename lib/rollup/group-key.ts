import { clockSql, type Zone } from "@/lib/queries/zone";
import { type Dimension, dimensionSql } from "./dimension";

/** What of the time of a request can be grouped by. */
export type ClockPart = "hour_of_day" | "day_of_week";

/**
 * What requests can be grouped by: what the rollup keeps sums for, a part of their time, or any other SQL over
 * `requests` that gives a text or null.
 */
export type GroupKey = { dimension: Exclude<Dimension, "all"> } | { clock: ClockPart } | { text: string };

/** SQL over `requests` for a group's value as a text; null where the request has none. */
export function groupSql(key: GroupKey, zone: Zone): string {
  if ("dimension" in key) return dimensionSql(key.dimension);
  return "clock" in key ? clockPartSql(key.clock, "created_at", zone) : key.text;
}

/** Hours from 0 to 23 and days from 1 for Monday to 7, of a time by the clock of a zone bound with `zoneParams`. */
export function clockPartSql(part: ClockPart, timeSql: string, zone: Zone): string {
  const time = clockSql(timeSql, zone);
  return part === "hour_of_day"
    ? `toString(toHour(${time}, {timeZone: String}))`
    : `toString(toDayOfWeek(${time}, 0, {timeZone: String}))`;
}

/** The one dimension that a question needs of the rollup, or null when the rollup does not know what it asks for. */
export function rolledDimension(keys: readonly GroupKey[]): Dimension | null {
  const dimensions: Dimension[] = [];
  for (const key of keys) {
    if ("text" in key) return null;
    if ("dimension" in key) dimensions.push(key.dimension);
  }
  return dimensions.length > 1 ? null : (dimensions[0] ?? "all");
}

/**
 * SQL for a group by the place of a text among named values, from 1 on; `otherPlace` for other texts and `missingPlace` for null. The
 * engine groups by numbers much faster than by texts.
 *
 * @param text SQL for the text, which may be null.
 * @param name of the parameter that the values are bound to.
 */
export function placeSql(text: string, name: string, values: readonly string[]): string {
  const places = values.map((_, index) => index + 1);
  const place =
    values.length === 0
      ? String(otherPlace)
      : `transform(ifNull(${text}, ''), {${name}: Array(String)}, [${places.join(", ")}], ${otherPlace})`;
  return `toInt16(if((${text}) IS NULL, ${missingPlace}, ${place}))`;
}

export const otherPlace = 0;
export const missingPlace = -1;
