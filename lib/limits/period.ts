/** The stretches of the calendar that a budget is for; weeks begin on Monday. */
export const budgetPeriods = ["day", "week", "month"] as const;

export type BudgetPeriod = (typeof budgetPeriods)[number];

/** From the first millisecond on, up to but without the second. */
export interface PeriodSpan {
  fromMs: number;
  toMs: number;
}

interface LocalDate {
  year: number;
  /** From 1 on; what lies beyond a month's end carries over. */
  month: number;
  day: number;
}

/** The day, week or month of the calendar in a time zone that a moment lies in. */
export function periodAt(period: BudgetPeriod, timeZone: string, atMs: number): PeriodSpan {
  let first = firstDay(period, localDate(atMs, timeZone));
  let fromMs = startOf(first, timeZone);
  // Where clocks are set back over midnight a day begins twice; the second time counts.
  while (fromMs > atMs) {
    first = stepped(period, first, -1);
    fromMs = startOf(first, timeZone);
  }
  return { fromMs, toMs: startOf(stepped(period, first, 1), timeZone) };
}

function firstDay(period: BudgetPeriod, date: LocalDate): LocalDate {
  if (period === "month") {
    return { ...date, day: 1 };
  }
  if (period === "day") {
    return date;
  }
  const weekday = new Date(Date.UTC(date.year, date.month - 1, date.day)).getUTCDay();
  return { ...date, day: date.day - ((weekday + 6) % 7) };
}

function stepped(period: BudgetPeriod, { year, month, day }: LocalDate, steps: 1 | -1): LocalDate {
  if (period === "month") {
    return { year, month: month + steps, day };
  }
  return { year, month, day: day + steps * (period === "week" ? 7 : 1) };
}

const minuteMs = 60_000;
/** No clock is further from UTC than this. */
const offsetMinutesMax = 15 * 60;

/** The first moment of a day: midnight, or the first minute there is where clocks skip it. */
function startOf({ year, month, day }: LocalDate, timeZone: string): number {
  const wantedMs = Date.UTC(year, month - 1, day);
  let [before, after] = [-offsetMinutesMax, offsetMinutesMax];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    const local = localDate(wantedMs + middle * minuteMs, timeZone);
    if (Date.UTC(local.year, local.month - 1, local.day) < wantedMs) {
      before = middle;
    } else {
      after = middle;
    }
  }
  return wantedMs + after * minuteMs;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function localDate(ms: number, timeZone: string): LocalDate {
  let clock = clocks.get(timeZone);
  if (!clock) {
    clock = new Intl.DateTimeFormat("en-US", {
      timeZone,
      calendar: "gregory",
      year: "numeric",
      month: "numeric",
      day: "numeric",
    });
    clocks.set(timeZone, clock);
  }
  const parts = new Map(clock.formatToParts(ms).map(({ type, value }) => [type, Number(value)]));
  return { year: parts.get("year") ?? 0, month: parts.get("month") ?? 0, day: parts.get("day") ?? 0 };
}
