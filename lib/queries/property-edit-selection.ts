import type { EditSpec, Operation } from "@/lib/edits/operation";
import { propertySql } from "@/lib/fields/property-path";
import { allOf, type Condition } from "./condition";
import { changes } from "./property-edit-values";
import { selectionCondition } from "./request-selection";
import { timeParameter } from "./time-parameter";

/** An edit that finds its requests itself, unlike one that takes another edit back. */
export interface FindingEdit {
  organizationId: string;
  operation: Exclude<Operation, { type: "restore" }>;
  scope: Exclude<EditSpec["scope"], { type: "edited" }>;
}

/** A place in the order of time and id; without an id it is behind everything of that millisecond. */
export interface ScanPosition {
  atMs: number;
  requestId: string | null;
}

/** The WHERE of the requests an edit is about, whether it would change them or not. */
export function editScope({ organizationId, scope }: FindingEdit): Condition {
  if (scope.type === "holders") {
    return {
      sql: `organization_id = {organizationId: UUID} AND ${propertySql(scope.key)} IS NOT NULL`,
      params: { organizationId },
    };
  }
  const { filter, isScored, beforeMs } = scope;
  return allOf([
    selectionCondition({ organizationId, filter, isScored }, beforeMs),
    // What was stored or changed later was not shown to whoever confirmed the edit.
    {
      sql: "updated_at < {beforeTime: DateTime64(3, 'UTC')}",
      params: { beforeTime: timeParameter(beforeMs) },
    },
  ]);
}

/** The WHERE of the requests an edit has still to change. */
export function editSelection(edit: FindingEdit): Condition {
  return allOf([editScope(edit), changes(edit.operation)]);
}

/** The rows between two places, the second included. */
export function betweenPositions(after: ScanPosition, until: ScanPosition): Condition {
  return allOf([
    {
      sql: "created_at >= {afterTime: DateTime64(3, 'UTC')} AND created_at <= {untilTime: DateTime64(3, 'UTC')}",
      params: { afterTime: timeParameter(after.atMs), untilTime: timeParameter(until.atMs) },
    },
    after.requestId === null
      ? { sql: "created_at > {afterTime: DateTime64(3, 'UTC')}", params: {} }
      : {
          sql: "(created_at, request_id) > ({afterTime: DateTime64(3, 'UTC')}, {afterId: UUID})",
          params: { afterId: after.requestId },
        },
    ...(until.requestId === null
      ? []
      : [
          {
            sql: "(created_at, request_id) <= ({untilTime: DateTime64(3, 'UTC')}, {untilId: UUID})",
            params: { untilId: until.requestId },
          },
        ]),
  ]);
}
