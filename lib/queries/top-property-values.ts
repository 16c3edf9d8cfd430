import { z } from "zod";
import { database } from "@/lib/clickhouse";
import { propertySql } from "@/lib/fields/property-path";
import { type RequestSelection, selectionCondition } from "./request-selection";

/** A value of a key, or all that are not among the first together. */
export interface TopValue {
  /** Null for the rest. */
  value: string | null;
  requests: number;
  costUsd: string | null;
}

const measures = { requests: "requests", cost: "ifNull(cost, 0)" } as const;

/**
 * The values of a key with the most requests or the highest cost, and the rest in one row behind them. Requests that
 * lack the key count nowhere; an empty value is a value.
 */
export async function topPropertyValues(
  selection: RequestSelection,
  key: string,
  by: keyof typeof measures,
  limit: number,
): Promise<TopValue[]> {
  const where = selectionCondition(selection);
  const rows = await database().query(
    {
      sql: `
  SELECT
    least(place, {limit: UInt32} + 1) AS rank,
    any(propertyValue) AS anyValue,
    sum(requests) AS requestsInAll,
    toString(sum(cost)) AS costInAll
  FROM (
    SELECT propertyValue, requests, cost, row_number() OVER (ORDER BY ${measures[by]} DESC, propertyValue) AS place
    FROM (
      SELECT assumeNotNull(${propertySql(key)}) AS propertyValue, count() AS requests, sum(cost_usd) AS cost
      FROM requests
      WHERE (${where.sql}) AND ${propertySql(key)} IS NOT NULL
      GROUP BY propertyValue
    )
  )
  GROUP BY rank
  ORDER BY rank`,
      params: { ...where.params, limit },
      tag: "properties.top",
    },
    z.object({
      rank: int64,
      anyValue: z.string(),
      requestsInAll: int64,
      costInAll: z.string().nullable(),
    }),
  );
  return rows.map(({ rank, anyValue, requestsInAll, costInAll }) => ({
    value: rank > limit ? null : anyValue,
    requests: requestsInAll,
    costUsd: costInAll,
  }));
}

const int64 = z.coerce.number().int();
