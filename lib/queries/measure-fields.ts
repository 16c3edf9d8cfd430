import { z } from "zod";
import { database } from "@/lib/clickhouse";
import type { RangeField } from "@/lib/facets/facet";
import { int64 } from "./int64";
import { type RequestSelection, selectionCondition } from "./request-selection";

/** The bounds of one field as exact decimal text; null where no request has it. */
export interface FieldBounds {
  present: number;
  min: string | null;
  max: string | null;
  /** The smallest value above zero. */
  minPositive: string | null;
}

/** The bounds of several fields in one scan. When time runs out it answers for the part that was read. */
export async function measureFields(
  selection: RequestSelection,
  fields: readonly RangeField[],
  timeoutMs: number,
): Promise<{ requests: number; bounds: FieldBounds[] }> {
  const where = selectionCondition(selection);
  const list = (item: (key: string) => string) => fields.map((_, index) => item(`k${index}`)).join(", ");
  const text = (sql: string) => `CAST(toString(${sql}) AS Nullable(String))`;
  const rows = await database().query(
    {
      sql: `
  SELECT
    count() AS requests,
    [${list((key) => `count(${key})`)}] AS present,
    [${list((key) => text(`minOrNull(${key})`))}] AS min,
    [${list((key) => text(`maxOrNull(${key})`))}] AS max,
    [${list((key) => text(`minOrNullIf(${key}, ${key} > 0)`))}] AS minPositive
  FROM (SELECT ${fields.map(({ sql }, index) => `${sql} AS k${index}`).join(", ")} FROM requests WHERE ${where.sql})
  SETTINGS timeout_overflow_mode = 'break'`,
      params: where.params,
      tag: "requests.facets.bounds",
      timeoutMs,
    },
    row,
  );
  const { requests = 0, present = [], min = [], max = [], minPositive = [] } = rows[0] ?? {};
  const bounds = fields.map((_, index) => ({
    present: present[index] ?? 0,
    min: min[index] ?? null,
    max: max[index] ?? null,
    minPositive: minPositive[index] ?? null,
  }));
  return { requests, bounds };
}

const texts = z.array(z.string().nullable());
const row = z.object({
  requests: int64,
  present: z.array(int64),
  min: texts,
  max: texts,
  minPositive: texts,
});
