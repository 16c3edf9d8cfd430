import { database } from "@/lib/clickhouse";
import { keysOf, type Operation } from "@/lib/edits/operation";
import { allOf, type Condition } from "./condition";
import {
  betweenPositions,
  editSelection,
  type FindingEdit,
  type ScanPosition,
} from "./property-edit-selection";
import type { EditSlice, WrittenSlice } from "./property-edit-slice";
import { currentValuesSql, newValuesSql } from "./property-edit-values";
import { timeParameter } from "./time-parameter";

const timeoutMs = 10 * 60_000;
const columns = "(organization_id, edit_id, slice, request_id, created_at, keys, old, new)";

/**
 * Writes down what the requests between two places hold and what they are to hold. Doing it again adds what is not
 * written down yet and leaves the rest as it is, so that what a row held first is never lost.
 */
export async function journalPropertyEditSlice(
  at: EditSlice,
  edit: FindingEdit,
  after: ScanPosition,
  until: ScanPosition,
): Promise<void> {
  const keys = keysOf(edit.operation);
  const where = allOf([editSelection(edit), betweenPositions(after, until), notJournaled(at)]);
  const next = newValuesSql(edit.operation);
  await database().command({
    sql: `INSERT INTO property_edit_rows ${columns}
  SELECT organization_id, {editId: UUID}, {slice: UInt32}, request_id, created_at, {editKeys: Array(String)},
    ${currentValuesSql(keys)}, ${next.sql}
  FROM requests
  WHERE ${where.sql}`,
    params: { ...where.params, ...next.params, editKeys: keys },
    tag: "edits.journal",
    timeoutMs,
  });
}

/** The same for taking back a slice of another edit: the requests that still hold what it wrote. */
export async function journalRestoredSlice(
  at: EditSlice,
  { keys }: Extract<Operation, { type: "restore" }>,
  editId: string,
  written: WrittenSlice,
): Promise<void> {
  const current = currentValuesSql(keys);
  const done = notJournaled(at);
  await database().command({
    sql: `INSERT INTO property_edit_rows ${columns}
  SELECT organization_id, {editId: UUID}, {slice: UInt32}, request_id, created_at, {editKeys: Array(String)},
    ${current}, written.old
  FROM requests
  GLOBAL INNER JOIN (
    SELECT request_id, created_at, old, new
    FROM property_edit_rows
    WHERE organization_id = {organizationId: UUID} AND edit_id = {writtenBy: UUID} AND slice = {writtenAs: UInt32}
  ) AS written USING (request_id, created_at)
  WHERE organization_id = {organizationId: UUID}
    AND created_at >= {firstTime: DateTime64(3, 'UTC')}
    AND created_at <= {lastTime: DateTime64(3, 'UTC')}
    AND toJSONString(${current}) = toJSONString(written.new)
    AND ${done.sql}`,
    params: {
      ...done.params,
      editKeys: keys,
      writtenBy: editId,
      writtenAs: written.slice,
      firstTime: timeParameter(written.firstMs),
      lastTime: timeParameter(written.lastMs),
    },
    tag: "edits.journal",
    timeoutMs,
  });
}

function notJournaled({ organizationId, editId, slice }: EditSlice): Condition {
  return {
    // GLOBAL, because on a cluster both tables are distributed; on a single server it changes nothing.
    sql: `(request_id, created_at) GLOBAL NOT IN (
      SELECT request_id, created_at
      FROM property_edit_rows
      WHERE organization_id = {organizationId: UUID} AND edit_id = {editId: UUID} AND slice = {slice: UInt32})`,
    params: { organizationId, editId, slice },
  };
}
