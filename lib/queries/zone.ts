import type { ParameterValue } from "@/lib/clickhouse/database";

/** Whose clock counts: that of an IANA zone, or one that is always this many minutes ahead of UTC. */
export type Zone = { timeZone: string } | { aheadMinutes: number };

/** What the placeholders of SQL for a zone's time stand for. */
export function zoneParams(zone: Zone): Record<string, ParameterValue> {
  return "timeZone" in zone
    ? { timeZone: zone.timeZone }
    : { timeZone: "UTC", aheadMinutes: zone.aheadMinutes };
}

/** SQL for a time as its clock shows it when it is read in the zone bound as `timeZone`. */
export function clockSql(timeSql: string, zone: Zone): string {
  return "timeZone" in zone ? timeSql : `(${timeSql} + toIntervalMinute({aheadMinutes: Int32}))`;
}
