import { compileFilter } from "@/lib/filters/compile";
import type { Filter } from "@/lib/filters/tree";
import { allOf, type Condition } from "./condition";
import { timeParameter } from "./time-parameter";

/** Which requests of an organization are meant. */
export interface RequestSelection {
  organizationId: string;
  filter: Filter;
  isScored?: boolean;
  /** The time zone in whose days the filter counts active days of users; UTC when absent. */
  timeZone?: string;
}

/** A clock that runs ahead may date a call a little into the future; what lies beyond is a mistake. */
export const futureMs = 5 * 60_000;

/** The WHERE of a selection over the `requests` table. */
export function selectionCondition(
  { organizationId, filter, isScored, timeZone }: RequestSelection,
  nowMs = Date.now(),
): Condition {
  const scope = allOf([
    { sql: "organization_id = {organizationId: UUID}", params: { organizationId } },
    {
      sql: "created_at <= {horizon: DateTime64(3, 'UTC')}",
      params: { horizon: timeParameter(nowMs + futureMs) },
    },
    ...(isScored === undefined ? [] : [{ sql: isScored ? "notEmpty(scores)" : "empty(scores)", params: {} }]),
  ]);
  return allOf([scope, compileFilter(filter, { organizationId, within: scope.sql, timeZone })]);
}
