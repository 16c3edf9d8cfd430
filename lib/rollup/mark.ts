import { z } from "zod";
import type { Database, ParameterValue, Statement } from "@/lib/clickhouse/database";
import { bucketMs, bucketStart, isLate } from "./bucket";
import { sealBook } from "./seal-book";
import { bucketSql } from "./state";

/** Rows of an organization between two times, both included, that were inserted or changed. */
export interface Touched {
  organizationId: string;
  fromMs: number;
  toMs: number;
}

/**
 * Tells the rollup that requests were inserted or changed. To be called after the change is in the table and before
 * it is acknowledged or forgotten; once more after a crash does no harm. Nothing is written for what arrived in the last minutes,
 * which is not rolled up yet.
 */
export async function markTouched(
  database: Database,
  touched: readonly Touched[],
  nowMs = Date.now(),
): Promise<void> {
  const lines = new Set<string>();
  for (const { organizationId, fromMs, toMs } of touched) {
    for (let start = bucketStart(fromMs); start <= toMs && isLate(start, nowMs); start += bucketMs) {
      lines.add(JSON.stringify({ organization_id: organizationId, bucket: start / 1000, marks: 1 }));
    }
  }
  if (lines.size > 0) {
    await database.insert("rollup_marks", [...lines].join("\n"), "rollup.mark");
    for (const span of touched) sealBook().changed(span);
  }
}

/**
 * The buckets that hold requests of a selection, for an edit of everything a filter selects. Afterwards the selection may no longer find
 * what the edit changed, so this is asked and written to the edit's journal before it; then comes the UPDATE, then `markTouched` with
 * this list.
 */
export function touchedBuckets(
  organizationId: string,
  condition: { sql: string; params: Record<string, ParameterValue> },
): Statement {
  return {
    sql: `SELECT DISTINCT toUnixTimestamp(${bucketSql("created_at")}) AS bucket
      FROM requests
      WHERE organization_id = {organizationId: UUID} AND (${condition.sql})
      ORDER BY bucket`,
    params: { ...condition.params, organizationId },
    tag: "rollup.touched",
  };
}

/** A row of `touchedBuckets`: where a bucket begins, in epoch seconds. */
export const touchedBucketSchema = z.object({ bucket: z.number().int() });
