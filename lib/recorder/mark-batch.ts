import type { Database } from "@/lib/clickhouse/database";
import { markTouched, type Touched, touchedBucketSchema, touchedBuckets } from "@/lib/rollup/mark";
import type { TimedEdit } from "./apply-edits";
import type { CallHead } from "./backlog";

/** An edit whose request was not found when it was sent stands for more time than this: then the rows are asked. */
const spanMsMax = 24 * 3_600_000;

/**
 * Tells the rollup of the calls and edits of a batch, once they are in the table and before the spool lets go of
 * them. Nothing is written for what happened a moment ago, which is nearly everything.
 */
export async function markBatch(
  database: Database,
  calls: readonly CallHead[],
  edits: readonly TimedEdit[],
): Promise<void> {
  const touched: Touched[] = calls.map(({ organizationId, createdAtMs }) => ({
    organizationId,
    fromMs: createdAtMs,
    toMs: createdAtMs,
  }));
  for (const edit of edits) {
    touched.push(...(await touchedByEdit(database, edit)));
  }
  await markTouched(database, touched);
}

async function touchedByEdit(
  database: Database,
  { organizationId, requestId, span }: TimedEdit,
): Promise<Touched[]> {
  if (span.toMs - span.fromMs <= spanMsMax) {
    return [{ organizationId, ...span }];
  }
  const request = { sql: "request_id = {requestId: UUID}", params: { requestId } };
  const buckets = await database.query(touchedBuckets(organizationId, request), touchedBucketSchema);
  return buckets.map(({ bucket }) => ({ organizationId, fromMs: bucket * 1000, toMs: bucket * 1000 }));
}
