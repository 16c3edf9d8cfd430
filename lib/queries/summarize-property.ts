import { z } from "zod";
import { database } from "@/lib/clickhouse";
import { propertySql } from "@/lib/fields/property-path";
import { type RequestSelection, selectionCondition } from "./request-selection";

/** A key among the requests of a selection: how many have it, how many do not, what either cost. */
export interface PropertySummary {
  requests: number;
  /** Different values, to about one percent. */
  values: number;
  costUsd: string | null;
  missing: number;
  missingCostUsd: string | null;
}

export async function summarizeProperty(selection: RequestSelection, key: string): Promise<PropertySummary> {
  const where = selectionCondition(selection);
  const value = propertySql(key);
  const [row] = await database().query(
    {
      sql: `
  SELECT
    countIf(${value} IS NOT NULL) AS requests,
    uniqCombined64(15)(${value}) AS distinctValues,
    toString(sumIf(cost_usd, ${value} IS NOT NULL)) AS costUsd,
    countIf(${value} IS NULL) AS missing,
    toString(sumIf(cost_usd, ${value} IS NULL)) AS missingCostUsd
  FROM requests
  WHERE ${where.sql}`,
      params: where.params,
      tag: "properties.summary",
    },
    rowSchema,
  );
  return {
    requests: row?.requests ?? 0,
    values: row?.distinctValues ?? 0,
    costUsd: row?.costUsd ?? null,
    missing: row?.missing ?? 0,
    missingCostUsd: row?.missingCostUsd ?? null,
  };
}

const int64 = z.coerce.number().int();
const rowSchema = z.object({
  requests: int64,
  distinctValues: int64,
  costUsd: z.string().nullable(),
  missing: int64,
  missingCostUsd: z.string().nullable(),
});
