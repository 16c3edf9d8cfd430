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
 * The values of a field that has more of them than can be grouped: those that are likely the most frequent are counted
 * exactly, and `distinct` is an estimate. When time runs out it answers for the part that was read.
 *
 * @param likely values to count; with a search they are looked for first.
 */
export async function estimateValues(
  selection: RequestSelection,
  field: ValuesField,
  likely: readonly string[],
  { limit, search, timeoutMs }: Options,
): Promise<ValueCounts> {
  const where = selectionCondition(selection);
  const params = { ...where.params, ...(search !== undefined && { search }) };
  const from = `FROM (SELECT CAST(${field.textSql("k")} AS Nullable(String)) AS value FROM (SELECT ${field.sql} AS k FROM requests WHERE ${where.sql}))`;
  const ask = <Row>(sql: string, row: z.ZodType<Row>, more: { candidates?: readonly string[] } = {}) =>
    database().query(
      { sql, params: { ...params, ...more }, tag: "requests.facets.estimate", timeoutMs },
      row,
    );
  const candidates =
    search === undefined
      ? likely
      : (
          await ask(
            `SELECT topKIf(${limit}, 10)(value, ${holdsSearch}) AS found ${from} ${breaking}`,
            sketchRow,
          )
        )
          .flatMap(({ found }) => found)
          .filter((value) => value !== null);
  const [counted] = await ask(
    `
  SELECT
    uniqMerge(values) AS distinct,
    sum(lacking) AS missing,
    arraySort(pair -> (-toInt64(pair.2), pair.1), groupArrayIf((assumeNotNull(candidate), requests), isNotNull(candidate))) AS top
  FROM
  (
    SELECT
      if(value IN {candidates: Array(String)}, value, NULL) AS candidate,
      count() AS requests,
      countIf(isNull(value)) AS lacking,
      uniqStateIf(value, ${search === undefined ? "isNotNull(value)" : holdsSearch}) AS values
    ${from}
    GROUP BY candidate
  )
  ${breaking}`,
    countedRow,
    { candidates },
  );
  const { distinct = 0, missing = 0, top = [] } = counted ?? {};
  return {
    distinct,
    missing,
    isWhole: false,
    top: top.slice(0, limit).map(([value, requests]) => ({ value, requests })),
  };
}

const holdsSearch = "ifNull(position(lowerUTF8(value), lowerUTF8({search: String})) > 0, 0)";
const breaking = "SETTINGS timeout_overflow_mode = 'break'";

const sketchRow = z.object({ found: z.array(z.string().nullable()) });
const countedRow = z.object({
  distinct: int64,
  missing: int64,
  top: z.array(z.tuple([z.string(), int64])),
});
