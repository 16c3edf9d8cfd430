import { z } from "zod";
import { database } from "@/lib/clickhouse";
import type { Interval } from "@/lib/rollup/interval";
import { int64 } from "./int64";

/** What a range of time is compared with: as much time right before it, or the same some days, weeks or months earlier. */
export type Shift =
  | "previous_period"
  | { unit: "hour" | "day" | "week" | "month" | "quarter" | "year"; count: number };

/**
 * The range of time that another one is compared with, by the clock of a zone: a day earlier is the same time of day
 * even where the clocks change between them. What is before whole months or days is as many months or days, however long those are.
 */
export async function shiftRange(
  { fromMs, toMs }: Interval,
  shift: Shift,
  timeZone: string,
): Promise<Interval> {
  const [row] = await database().query(
    {
      sql: `
  WITH
    toTimeZone(fromUnixTimestamp64Milli({fromMs: Int64}, 'UTC'), {timeZone: String}) AS from_time,
    toTimeZone(fromUnixTimestamp64Milli({toMs: Int64}, 'UTC'), {timeZone: String}) AS to_time
  SELECT
    toUnixTimestamp64Milli(${shift === "previous_period" ? previousFrom : earlier("from_time", shift.unit)}) AS fromMs,
    toUnixTimestamp64Milli(${shift === "previous_period" ? "from_time" : earlier("to_time", shift.unit)}) AS toMs`,
      params: { fromMs, toMs, timeZone, count: shift === "previous_period" ? 0 : shift.count },
      tag: "metrics.shift",
    },
    z.object({ fromMs: int64, toMs: int64 }),
  );
  return row ?? { fromMs, toMs };
}

function earlier(time: string, unit: Exclude<Shift, string>["unit"]): string {
  return `subtract${names[unit]}s(${time}, {count: Int32})`;
}

const names = {
  hour: "Hour",
  day: "Day",
  week: "Week",
  month: "Month",
  quarter: "Quarter",
  year: "Year",
} as const;

const isMidnight = (time: string) => `${time} = toStartOfDay(${time})`;
const isMonthStart = (time: string) => `(${isMidnight(time)} AND toDayOfMonth(${time}) = 1)`;
const previousFrom = `multiIf(
      ${isMonthStart("from_time")} AND ${isMonthStart("to_time")},
        subtractMonths(from_time, dateDiff('month', from_time, to_time)),
      ${isMidnight("from_time")} AND ${isMidnight("to_time")},
        subtractDays(from_time, dateDiff('day', from_time, to_time)),
      from_time - toIntervalMillisecond({toMs: Int64} - {fromMs: Int64}))`;
