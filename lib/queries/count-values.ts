import { z } from "zod";
import { database } from "@/lib/clickhouse";
import type { ValuesField } from "@/lib/facets/facet";
import { int64 } from "./int64";
import { type RequestSelection, selectionCondition } from "./request-selection";

/** What was found of one field. */
export interface ValueCounts {
  missing: number;
  distinct: number;
  /** False when there are so many values that the figures are too low: `estimateValues` is to be asked. */
  isWhole: boolean;
  top: { value: string; requests: number }[];
}

interface Options {
  /** Values of each field to list. */
  limit: number;
  search?: string;
  timeoutMs: number;
}

/** More groups than this cost more memory and time than an estimate is worth. */
const groupsMax = 50_000;

/**
 * The most frequent values of several fields, in one scan of the requests. When time runs out it answers for the part
 * that was read.
 */
export async function countValues(
  selection: RequestSelection,
  fields: readonly ValuesField[],
  { limit, search, timeoutMs }: Options,
): Promise<{ requests: number; counts: ValueCounts[] }> {
  const where = selectionCondition(selection);
  const keys = fields.map((_, index) => `k${index}`);
  const texts = fields.map(({ textSql }, index) => `CAST(${textSql(`k${index}`)} AS Nullable(String))`);
  const rows = await database().query(
    {
      sql: `
  SELECT
    facet,
    sum(requests) AS total,
    sumIf(requests, isNull(value)) AS missing,
    countIf(${matches(search)}) AS distinct,
    groupArraySortedIf(${limit})((NOT ${begins(search)}, -toInt64(requests), assumeNotNull(value)), ${matches(search)}) AS top
  FROM
  (
    SELECT
      arrayFirstIndex(isRolledUp -> isRolledUp = 0, [${keys.map((key) => `grouping(${key})`).join(", ")}]) AS facet,
      [${texts.join(", ")}][facet] AS value,
      count() AS requests
    FROM (SELECT ${fields.map(({ sql }, index) => `${sql} AS k${index}`).join(", ")} FROM requests WHERE ${where.sql})
    GROUP BY GROUPING SETS ((), ${keys.map((key) => `(${key})`).join(", ")})
    SETTINGS max_rows_to_group_by = ${groupsMax}, group_by_overflow_mode = 'any'
  )
  GROUP BY facet
  SETTINGS timeout_overflow_mode = 'break'`,
      params: { ...where.params, ...(search !== undefined && { search }) },
      tag: "requests.facets",
      timeoutMs,
    },
    row,
  );
  const requests = rows.find(({ facet }) => facet === 0)?.total ?? 0;
  const byFacet = new Map(rows.map((found) => [found.facet, found]));
  const counts = fields.map((_, index): ValueCounts => {
    const { total = 0, missing = 0, distinct = 0, top = [] } = byFacet.get(index + 1) ?? {};
    return {
      missing,
      distinct,
      isWhole: total >= requests,
      top: top.map(([, negative, value]) => ({ value, requests: -negative })),
    };
  });
  return { requests, counts };
}

const row = z.object({
  facet: int64,
  total: int64,
  missing: int64,
  distinct: int64,
  top: z.array(z.tuple([z.unknown(), int64, z.string()])),
});

/** Whether a value holds what is searched for; values there are when nothing is. */
function matches(search: string | undefined): string {
  return search === undefined
    ? "isNotNull(value)"
    : "ifNull(position(lowerUTF8(value), lowerUTF8({search: String})) > 0, 0)";
}

function begins(search: string | undefined): string {
  return search === undefined ? "1" : "ifNull(startsWith(lowerUTF8(value), lowerUTF8({search: String})), 0)";
}
