import { z } from "zod";
import { database } from "@/lib/clickhouse";
import type { RangeField } from "@/lib/facets/facet";
import type { Condition } from "./condition";
import { int64 } from "./int64";
import { type RequestSelection, selectionCondition } from "./request-selection";

/**
 * How many requests have a value below each of some bounds, for several fields in one scan. Comparing is several times
 * as fast as grouping by bucket. When time runs out it answers for the part that was read.
 *
 * @param bounds decimal text that fits the field's type, as many as wanted for each field.
 */
export async function countBelow(
  selection: RequestSelection,
  fields: readonly { field: RangeField; bounds: readonly string[] }[],
  timeoutMs: number,
): Promise<number[][]> {
  const where = selectionCondition(selection);
  const params: Condition["params"] = { ...where.params };
  const counts = fields.map(({ field, bounds }, index) => {
    const below = bounds.map((bound, place) => {
      const name = `below${index}x${place}`;
      params[name] = bound;
      return `countIf(k${index} < {${name}: ${field.type}})`;
    });
    return `[${below.join(", ")}]::Array(UInt64) AS c${index}`;
  });
  const rows = await database().query(
    {
      sql: `
  SELECT [${fields.map((_, index) => `c${index}`).join(", ")}] AS counts
  FROM
  (
    SELECT ${counts.join(",\n      ")}
    FROM (SELECT ${fields.map(({ field }, index) => `${field.sql} AS k${index}`).join(", ")} FROM requests WHERE ${where.sql})
  )
  SETTINGS timeout_overflow_mode = 'break'`,
      params,
      tag: "requests.facets.buckets",
      timeoutMs,
    },
    z.object({ counts: z.array(z.array(int64)) }),
  );
  return rows[0]?.counts ?? fields.map(({ bounds }) => bounds.map(() => 0));
}
