import { z } from "zod";
import { database } from "@/lib/clickhouse";
import { keysOf } from "@/lib/edits/operation";
import { editSelection, type FindingEdit } from "./property-edit-selection";
import { currentValuesSql, newValuesSql } from "./property-edit-values";

/** One request before and after an edit; the values follow the edit's keys, null where one is missing. */
export interface EditedRequest {
  requestId: string;
  createdAtMs: number;
  before: (string | null)[];
  after: (string | null)[];
}

/** The newest of the requests an edit would change. */
export function samplePropertyEdit(edit: FindingEdit, limit: number): Promise<EditedRequest[]> {
  const selection = editSelection(edit);
  const next = newValuesSql(edit.operation);
  return database().query(
    {
      sql: `
  SELECT
    request_id AS requestId,
    toUnixTimestamp64Milli(created_at) AS createdAtMs,
    ${currentValuesSql(keysOf(edit.operation))} AS before,
    ${next.sql} AS after
  FROM requests
  WHERE ${selection.sql}
  ORDER BY created_at DESC, request_id DESC
  LIMIT {limit: UInt32}`,
      params: { ...selection.params, ...next.params, limit },
      tag: "edits.sample",
    },
    row,
  );
}

const values = z.array(z.string().nullable());
const row = z.object({
  requestId: z.string(),
  createdAtMs: z.coerce.number().int(),
  before: values,
  after: values,
});
