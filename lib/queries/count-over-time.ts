import { z } from "zod";
import { database } from "@/lib/clickhouse";
import { findField } from "@/lib/fields/fields";
import type { Interval } from "@/lib/histogram/interval";
import { int64 } from "./int64";
import { intervalStartSql } from "./interval-start";
import { type RequestSelection, selectionCondition } from "./request-selection";
import { zoneParams } from "./zone";

export interface TimeBucket {
  startMs: number;
  requests: number;
  errors: number;
  /** Exact decimal text. */
  costUsd: string;
  unpriced: number;
}

/** What the requests of a selection add up to in each bucket of time; buckets without requests are left out. */
export async function countOverTime(
  selection: RequestSelection,
  interval: Interval,
  timeZone: string,
): Promise<TimeBucket[]> {
  const where = selectionCondition(selection);
  const rows = await database().query(
    {
      sql: `
  SELECT
    ${intervalStartSql(interval, "created_at", { timeZone })} AS start,
    count() AS requests,
    countIf(${findField("failed")?.sql}) AS errors,
    toString(sum(ifNull(cost_usd, 0))) AS costUsd,
    countIf(isNull(cost_usd)) AS unpriced
  FROM requests
  WHERE ${where.sql}
  GROUP BY start`,
      params: { ...where.params, ...zoneParams({ timeZone }) },
      tag: "requests.histogram",
    },
    z.object({ start: int64, requests: int64, errors: int64, costUsd: z.string(), unpriced: int64 }),
  );
  return rows.map(({ start, ...figures }) => ({ startMs: start * 1_000, ...figures }));
}
