/** Units of a chart's time axis that the rollup's buckets fit into. */
export type TimeUnit = "hour" | "day" | "week" | "month";

/** SQL for the epoch second at which the unit begins, in the zone bound as `timeZone`, that holds a time. Weeks begin on Monday. */
export function startSql(unit: TimeUnit, column: string): string {
  return `toUnixTimestamp(${starts[unit](column)})`;
}

const zone = "{timeZone: String}";

const starts: Record<TimeUnit, (column: string) => string> = {
  hour: (column) => `toStartOfHour(${column}, ${zone})`,
  day: (column) => `toStartOfDay(${column}, ${zone})`,
  // A date has no zone, so its midnight must be asked for in the zone.
  week: (column) => `toDateTime(toStartOfWeek(${column}, 1, ${zone}), ${zone})`,
  month: (column) => `toDateTime(toStartOfMonth(${column}, ${zone}), ${zone})`,
};
