import { z } from "zod";
import { database } from "@/lib/clickhouse";
import type { ValuesField } from "@/lib/facets/facet";
import type { ValueCounts } from "./count-values";
import { int64 } from "./int64";
import { type RequestSelection, selectionCondition } from "./request-selection";

interface Options {
  limit: number;
  search?: string;
  timeoutMs: number;
}

/**
 * The most frequent values of a field that has more of them than can be grouped: found by a sketch, then counted
 * exactly. `distinct` is an estimate. When time runs out it answers for the part that was read.
 */
export async function estimateValues(
  selection: RequestSelection,
  field: ValuesField,
  { limit, search, timeoutMs }: Options,
): Promise<ValueCounts> {
  const where = selectionCondition(selection);
  const value = `CAST(${field.textSql("k")} AS Nullable(String))`;
  const params = { ...where.params, ...(search !== undefined && { search }) };
  const from = `FROM (SELECT ${value} AS value FROM (SELECT ${field.sql} AS k FROM requests WHERE ${where.sql}))`;
  const matches =
    search === undefined
      ? "isNotNull(value)"
      : "ifNull(position(lowerUTF8(value), lowerUTF8({search: String})) > 0, 0)";
  const [sketch] = await database().query(
    {
      sql: `
  SELECT countIf(isNull(value)) AS missing, uniqIf(value, ${matches}) AS distinct, topKIf(${limit}, 10)(value, ${matches}) AS candidates
  ${from}
  SETTINGS timeout_overflow_mode = 'break'`,
      params,
      tag: "requests.facets.sketch",
      timeoutMs,
    },
    z.object({ missing: int64, distinct: int64, candidates: z.array(z.string().nullable()) }),
  );
  const candidates = (sketch?.candidates ?? []).filter((candidate) => candidate !== null);
  const top = await database().query(
    {
      sql: `
  SELECT assumeNotNull(value) AS value, count() AS requests
  ${from}
  WHERE value IN {candidates: Array(String)}
  GROUP BY value
  ORDER BY requests DESC, value
  SETTINGS timeout_overflow_mode = 'break'`,
      params: { ...where.params, candidates },
      tag: "requests.facets.recount",
      timeoutMs,
    },
    z.object({ value: z.string(), requests: int64 }),
  );
  return { missing: sketch?.missing ?? 0, distinct: sketch?.distinct ?? 0, isWhole: false, top };
}
