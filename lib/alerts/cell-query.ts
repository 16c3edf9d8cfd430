import { parseFieldName } from "@/lib/filters/field-name";
import type { Filter } from "@/lib/filters/tree";
import { type GroupField, groupField } from "@/lib/metrics/group-field";
import { narrowedCondition } from "@/lib/metrics/scope";
import { allOf, type Condition } from "@/lib/queries/condition";
import { groupSql } from "@/lib/rollup/group-key";
import type { Interval } from "@/lib/rollup/interval";

/** Requests put together by group and by cell of time. A cell is named by its number from the origin on. */
export interface CellQuery {
  requests: Condition;
  /** SQL for the group's value, null for requests without one; undefined when all are one group. */
  group: string | undefined;
  originMs: number;
  cellMs: number;
}

/** A call that took longer than this is not seen by alerts. */
const callMsMax = 3_600_000;

/**
 * When the answer of a request ended: only then is it known, so that is what counts, whenever it had begun. A window by the
 * time of arrival would never see the calls that take longer than it, which may be the very ones to hear of.
 */
export const endedMsSql = "(toUnixTimestamp64Milli(created_at) + toInt64(latency_ms))";

/** SQL for the number of a request's cell, with `cellParams` bound. */
export const cellSql = `intDiv(${endedMsSql} - {cellOriginMs: Int64}, {cellMs: Int64})`;

export function cellParams({ originMs, cellMs }: CellQuery) {
  return { cellOriginMs: originMs, cellMs };
}

/** The requests of a filter whose answers ended in one of the intervals. */
export function endedWithin(
  organizationId: string,
  filter: Filter,
  intervals: readonly Interval[],
): Condition {
  const whole = {
    fromMs: Math.min(...intervals.map(({ fromMs }) => fromMs)) - callMsMax,
    toMs: Math.max(...intervals.map(({ toMs }) => toMs)),
  };
  const parts = intervals.map((_, index): string => {
    const [from, to] = [`{ended${index}From: Int64}`, `{ended${index}To: Int64}`];
    return `(created_at >= fromUnixTimestamp64Milli(${from} - ${callMsMax}, 'UTC') AND created_at < fromUnixTimestamp64Milli(${to}, 'UTC')
      AND ${endedMsSql} >= ${from} AND ${endedMsSql} < ${to})`;
  });
  const bounds = intervals.flatMap(({ fromMs, toMs }, index) => [
    [`ended${index}From`, fromMs] as const,
    [`ended${index}To`, toMs] as const,
  ]);
  const narrowed = narrowedCondition(organizationId, { filter: { filter } }, whole);
  return allOf([
    { sql: "organization_id = {organizationId: UUID}", params: { organizationId } },
    { sql: parts.join(" OR "), params: Object.fromEntries(bounds) },
    ...(narrowed ? [narrowed] : []),
  ]);
}

/** SQL for the value of a field or property that alerts group by or take for units, by its name. */
export function fieldSql(name: string): string {
  const field = alertField(name);
  if (!field) throw new Error(`Nothing can be grouped by ${name}.`);
  return groupSql(field.key, { timeZone: "UTC" });
}

/** What an alert can be grouped by under this name; undefined for parts of the time and for what has no groups. */
export function alertField(name: string): GroupField | undefined {
  const ref = parseFieldName(name);
  return ref === undefined || ref === "request_id" ? undefined : groupField(ref);
}
