import type { Interval } from "@/lib/histogram/interval";
import { clockSql, type Zone } from "./zone";

/**
 * SQL for the epoch second at which the bucket of a time begins, by the clock of a zone; to be bound with
 * `zoneParams`. Weeks begin on Monday, and a day that is longer or shorter than others for its clock change is one bucket
 * all the same.
 */
export function intervalStartSql({ unit, count }: Interval, timeSql: string, zone: Zone): string {
  const time = clockSql(timeSql, zone);
  const start =
    unit === "day" && count === 1
      ? `toStartOfDay(${time}, {timeZone: String})`
      : // Dates have no zone, so their midnight must be asked for in the zone.
        `toDateTime(toStartOfInterval(${time}, toInterval${names[unit]}(${count}), {timeZone: String}), {timeZone: String})`;
  const seconds = `toUnixTimestamp(${start})`;
  return "timeZone" in zone ? seconds : `(${seconds} - {aheadMinutes: Int32} * 60)`;
}

const names: Readonly<Record<Interval["unit"], string>> = {
  second: "Second",
  minute: "Minute",
  hour: "Hour",
  day: "Day",
  week: "Week",
  month: "Month",
  year: "Year",
};
