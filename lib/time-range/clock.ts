import type { TimeZone } from "./time-range";

/** A wall-clock reading; months count from 1. */
export interface ClockTime {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
}

/** What the clock on the wall shows at an instant. */
export function clockTime(ms: number, zone: TimeZone): ClockTime {
  const date = new Date(ms);
  return zone === "utc"
    ? {
        year: date.getUTCFullYear(),
        month: date.getUTCMonth() + 1,
        day: date.getUTCDate(),
        hour: date.getUTCHours(),
        minute: date.getUTCMinutes(),
        second: date.getUTCSeconds(),
      }
    : {
        year: date.getFullYear(),
        month: date.getMonth() + 1,
        day: date.getDate(),
        hour: date.getHours(),
        minute: date.getMinutes(),
        second: date.getSeconds(),
      };
}

/** The instant at which the clock shows that; days past the end of a month carry over, as in `Date`. */
export function instantMs(time: ClockTime, zone: TimeZone): number {
  const { year, month, day, hour, minute, second } = time;
  return zone === "utc"
    ? Date.UTC(year, month - 1, day, hour, minute, second)
    : new Date(year, month - 1, day, hour, minute, second).getTime();
}

/** Midnight at the beginning of the day that lies `days` after the one of `ms`. */
export function dayStartMs(ms: number, zone: TimeZone, days = 0): number {
  const { year, month, day } = clockTime(ms, zone);
  return instantMs({ year, month, day: day + days, hour: 0, minute: 0, second: 0 }, zone);
}
