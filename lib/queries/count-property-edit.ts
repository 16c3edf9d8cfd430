import { z } from "zod";
import { database } from "@/lib/clickhouse";
import { allOf } from "./condition";
import { editScope, editSelection, type FindingEdit } from "./property-edit-selection";
import { changes } from "./property-edit-values";

/** Reading many bodies may take this long; nobody waits for it but the edit itself. */
const timeoutMs = 10 * 60_000;

/** How many requests an edit is about, and how many of them it would change. */
export async function countPropertyEdit(edit: FindingEdit): Promise<{ selected: number; changed: number }> {
  const scope = editScope(edit);
  const differs = changes(edit.operation);
  const { params } = allOf([scope, differs]);
  const [row] = await database().query(
    {
      sql: `
  SELECT count() AS selected, countIf(${differs.sql}) AS changed
  FROM requests
  WHERE ${scope.sql}`,
      params,
      tag: "edits.count",
    },
    z.object({ selected: int64, changed: int64 }),
  );
  return row ?? { selected: 0, changed: 0 };
}

/** How many requests an edit has still to change and when they were made; null when there is none. */
export async function remainingOfPropertyEdit(
  edit: FindingEdit,
): Promise<{ requests: number; firstMs: number; lastMs: number } | null> {
  const { sql, params } = editSelection(edit);
  const [row] = await database().query(
    {
      sql: `
  SELECT
    count() AS requests,
    toUnixTimestamp64Milli(min(created_at)) AS firstMs,
    toUnixTimestamp64Milli(max(created_at)) AS lastMs
  FROM requests
  WHERE ${sql}`,
      params,
      tag: "edits.remaining",
      timeoutMs,
    },
    z.object({ requests: int64, firstMs: int64, lastMs: int64 }),
  );
  return row && row.requests > 0 ? row : null;
}

const int64 = z.coerce.number().int();
