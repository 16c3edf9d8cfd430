import { z } from "zod";
import { database } from "@/lib/clickhouse";
import { bucketSql } from "@/lib/rollup/state";
import type { EditSlice, WrittenSlice } from "./property-edit-slice";

export interface SliceMeasure {
  requests: number;
  /** When the first and the last of them were made. */
  firstMs: number;
  lastMs: number;
  /** About what the new values take as text. */
  bytes: number;
  /** The buckets of the rollup in which the requests were made, as epoch seconds. */
  buckets: number[];
}

/** What is written down for a slice. */
export async function measurePropertyEditSlice({
  organizationId,
  editId,
  slice,
}: EditSlice): Promise<SliceMeasure> {
  const [row] = await database().query(
    {
      sql: `
  SELECT
    count() AS requests,
    toUnixTimestamp64Milli(min(created_at)) AS firstMs,
    toUnixTimestamp64Milli(max(created_at)) AS lastMs,
    sum(length(toJSONString(new)) + length(toJSONString(keys))) AS bytes,
    arraySort(groupUniqArray(toUnixTimestamp(${bucketSql("created_at")}))) AS buckets
  FROM property_edit_rows
  WHERE organization_id = {organizationId: UUID} AND edit_id = {editId: UUID} AND slice = {slice: UInt32}`,
      params: { organizationId, editId, slice },
      tag: "edits.measure",
    },
    z.object({ requests: int64, firstMs: int64, lastMs: int64, bytes: int64, buckets: z.array(int64) }),
  );
  return row ?? { requests: 0, firstMs: 0, lastMs: 0, bytes: 0, buckets: [] };
}

/** The slices of an edit that have rows, in order. */
export function listPropertyEditSlices(organizationId: string, editId: string): Promise<WrittenSlice[]> {
  return database().query(
    {
      sql: `
  SELECT
    slice,
    count() AS requests,
    toUnixTimestamp64Milli(min(created_at)) AS firstMs,
    toUnixTimestamp64Milli(max(created_at)) AS lastMs
  FROM property_edit_rows
  WHERE organization_id = {organizationId: UUID} AND edit_id = {editId: UUID}
  GROUP BY slice
  ORDER BY slice`,
      params: { organizationId, editId },
      tag: "edits.slices",
    },
    z.object({ slice: int64, requests: int64, firstMs: int64, lastMs: int64 }),
  );
}

const int64 = z.coerce.number().int();
