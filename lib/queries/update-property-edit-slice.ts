import { database } from "@/lib/clickhouse";
import { localTable, tableReadOnCluster } from "@/lib/clickhouse/cluster";
import type { EditSlice } from "./property-edit-slice";
import { currentValuesSql } from "./property-edit-values";
import { timeParameter } from "./time-parameter";

/**
 * Gives the requests of a slice the values that are written down for them. A request that no longer holds what was
 * written down as its old values is left as it is, so doing it again changes nothing, and neither does a request that
 * somebody else edited meanwhile.
 *
 * @param part of how many: the slice is changed in parts where its values are large.
 */
export async function updatePropertyEditSlice(
  { organizationId, editId, slice }: EditSlice,
  keys: readonly string[],
  { firstMs, lastMs }: { firstMs: number; lastMs: number },
  part: { index: number; of: number },
): Promise<void> {
  const current = currentValuesSql(keys);
  const journaled = (columns: string) => `SELECT ${columns}
      FROM ${tableReadOnCluster("property_edit_rows")}
      WHERE organization_id = {organizationId: UUID} AND edit_id = {editId: UUID} AND slice = {slice: UInt32}
        AND cityHash64(request_id) % {parts: UInt32} = {part: UInt32}`;
  // Two arrays in one order: what a row held, and the patch that goes with it.
  const patches = journaled(`${fingerprint("old")} AS held, ${patch} AS patch`);
  const column = (name: string) => `(SELECT groupArray(${name}) FROM (${patches} ORDER BY held, patch))`;
  await database().command({
    sql: `UPDATE ${localTable("requests")}
    SET properties = CAST(
          JSONMergePatch(
            toJSONString(properties),
            transform(${fingerprint(current)}, ${column("held")}, ${column("patch")}, '{}')),
          'JSON'),
        updated_at = now64(3)
    WHERE organization_id = {organizationId: UUID}
      AND created_at >= {firstTime: DateTime64(3, 'UTC')}
      AND created_at <= {lastTime: DateTime64(3, 'UTC')}
      AND (request_id, created_at, toJSONString(${current})) IN (${journaled("request_id, created_at, toJSONString(old)")})`,
    params: {
      organizationId,
      editId,
      slice,
      firstTime: timeParameter(firstMs),
      lastTime: timeParameter(lastMs),
      parts: part.of,
      part: part.index,
    },
    tag: "edits.apply",
    timeoutMs: 10 * 60_000,
  });
}

const fingerprint = (values: string) => `sipHash64(request_id, created_at, toJSONString(${values}))`;

/** A JSON merge patch: a value sets its key, null removes it, the rest stays. */
const patch = `concat('{', arrayStringConcat(arrayMap(
  (key, value) -> concat(toJSONString(toString(key)), ':', if(isNull(value), 'null', toJSONString(assumeNotNull(value)))),
  keys, new), ','), '}')`;
