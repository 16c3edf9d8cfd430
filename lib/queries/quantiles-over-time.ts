import { z } from "zod";
import { database } from "@/lib/clickhouse";
import type { Interval } from "@/lib/histogram/interval";
import { int64 } from "./int64";
import { intervalStartSql } from "./interval-start";
import { type RequestSelection, selectionCondition } from "./request-selection";
import { type Zone, zoneParams } from "./zone";

const tokenCounts = {
  prompt_tokens: "prompt_tokens",
  completion_tokens: "completion_tokens",
  total_tokens: "prompt_tokens + completion_tokens",
} as const;

export type TokenCount = keyof typeof tokenCounts;

/**
 * The 75th, 90th, 95th and 99th percentile of the tokens of single requests, by bucket of time. Requests whose tokens are
 * not known do not count, and buckets without any other are left out.
 */
export async function quantilesOverTime(
  selection: RequestSelection,
  tokens: TokenCount,
  interval: Interval,
  zone: Zone,
): Promise<{ startMs: number; quantiles: number[] }[]> {
  const where = selectionCondition(selection);
  const rows = await database().query(
    {
      sql: `
  SELECT
    ${intervalStartSql(interval, "created_at", zone)} AS start,
    quantilesTDigest(0.75, 0.9, 0.95, 0.99)(assumeNotNull(${tokenCounts[tokens]})) AS quantiles
  FROM requests
  WHERE (${where.sql}) AND isNotNull(${tokenCounts[tokens]})
  GROUP BY start`,
      params: { ...where.params, ...zoneParams(zone) },
      tag: "metrics.token_quantiles",
    },
    z.object({ start: int64, quantiles: z.array(z.number()) }),
  );
  return rows.map(({ start, quantiles }) => ({ startMs: start * 1_000, quantiles }));
}
