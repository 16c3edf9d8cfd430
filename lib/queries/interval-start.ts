import type { Interval } from "@/lib/histogram/interval";

/**
 * SQL for the epoch second at which the bucket of a time begins, in the zone bound as `timeZone`. Weeks begin on
 * Monday, and a day that is longer or shorter than others for its clock change is one bucket all the same.
 */
export function intervalStartSql({ unit, count }: Interval, timeSql: string): string {
  const start = `toStartOfInterval(${timeSql}, toInterval${names[unit]}(${count}), {timeZone: String})`;
  // Dates have no zone, so their midnight must be asked for in the zone.
  return `toUnixTimestamp(toDateTime(${start}, {timeZone: String}))`;
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
