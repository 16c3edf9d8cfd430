import { z } from "zod";
import { database } from "@/lib/clickhouse";
import { findField } from "@/lib/fields/fields";
import { propertySql } from "@/lib/fields/property-path";
import { measures } from "@/lib/rollup/measures";
import { type RequestSelection, selectionCondition } from "./request-selection";

/** What values can be sorted by, and how it is computed. */
const sorts = {
  requests: "count()",
  cost: "sum(cost_usd)",
  first_seen: "min(created_at)",
  last_seen: "max(created_at)",
  avg_latency: "avg(latency_ms)",
  value: "propertyValue",
} as const;

export type PropertyValueSort = keyof typeof sorts;
export const propertyValueSorts = [
  "requests",
  "cost",
  "first_seen",
  "last_seen",
  "avg_latency",
  "value",
] as const;

interface PropertyValuePage {
  /** Text that values are to contain, whatever its case; empty for all. */
  search: string;
  sort: PropertyValueSort;
  direction: "asc" | "desc";
  limit: number;
  offset: number;
}

export type PropertyValue = z.infer<typeof row>;

/**
 * The values of a key among the requests of a selection, with what those requests add up to. The page is found first,
 * by what it is sorted by alone: with a million values everything else is costly.
 */
export function listPropertyValues(
  selection: RequestSelection,
  key: string,
  { search, sort, direction, limit, offset }: PropertyValuePage,
): Promise<PropertyValue[]> {
  const where = selectionCondition(selection);
  const value = propertySql(key);
  const matching = `(${where.sql})
    AND ${value} IS NOT NULL
    AND ({search: String} = '' OR positionCaseInsensitiveUTF8(ifNull(${value}, ''), {search: String}) > 0)`;
  const order = `ORDER BY ${sorts[sort]} ${direction} NULLS LAST, propertyValue`;
  return database().query(
    {
      sql: `
  SELECT
    assumeNotNull(${value}) AS propertyValue,
    count() AS requests,
    toString(sum(cost_usd)) AS costUsd,
    countIf(cost_usd IS NULL) AS unpriced,
    toUnixTimestamp64Milli(min(created_at)) AS firstMs,
    toUnixTimestamp64Milli(max(created_at)) AS lastMs,
    avg(prompt_tokens) AS avgPromptTokens,
    avg(completion_tokens) AS avgCompletionTokens,
    avg(latency_ms) AS avgLatencyMs,
    ${measures.latency_counts.fromRequests} AS latencyCounts,
    countIf(${findField("failed")?.sql ?? "0"}) AS errors,
    uniqCombined64If(user_id, user_id != '') AS users
  FROM requests
  WHERE ${matching}
    AND assumeNotNull(${value}) GLOBAL IN (
      SELECT assumeNotNull(${value}) AS propertyValue
      FROM requests
      WHERE ${matching}
      GROUP BY propertyValue
      ${order}
      LIMIT {limit: UInt32} OFFSET {offset: UInt64})
  GROUP BY propertyValue
  ${order}`,
      params: { ...where.params, search, limit, offset },
      tag: "properties.values",
    },
    row,
  );
}

const int64 = z.coerce.number().int();
const row = z.object({
  propertyValue: z.string(),
  requests: int64,
  costUsd: z.string().nullable(),
  unpriced: int64,
  firstMs: int64,
  lastMs: int64,
  avgPromptTokens: z.number().nullable(),
  avgCompletionTokens: z.number().nullable(),
  avgLatencyMs: z.number(),
  latencyCounts: z
    .record(z.string(), int64)
    .transform((counts) => new Map(Object.entries(counts).map(([step, count]) => [Number(step), count]))),
  errors: int64,
  users: int64,
});
