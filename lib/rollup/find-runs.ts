import { z } from "zod";
import type { Database } from "@/lib/clickhouse/database";
import { bucketMs, bucketStart, sealDelayMs } from "./bucket";
import type { Interval } from "./interval";
import type { SealRun } from "./seal";
import { bucketSql, bucketStates } from "./state";

/** A run holds about this many requests at most: what is to be written meanwhile waits behind each of its statements. */
const requestsMax = 50_000;
const runMsMax = 24 * 3_600_000;
/** Buckets without requests are rolled up along with those before them where no more of them lie between. */
const gapMsMax = 24 * 3_600_000;

/** The buckets within `range` that are due: over for long enough, with requests, and not rolled up as they are now. */
export async function findRuns(database: Database, range: Interval, nowMs = Date.now()): Promise<SealRun[]> {
  const toMs = Math.min(range.toMs, bucketStart(nowMs - sealDelayMs));
  const within = (column: string) =>
    `${column} >= fromUnixTimestamp64Milli({fromMs: Int64}, 'UTC') AND ${column} < fromUnixTimestamp64Milli({toMs: Int64}, 'UTC')`;
  const rows = await database.query(
    {
      sql: `SELECT organization_id AS organizationId, toUnixTimestamp(start) AS startSeconds, count() AS requests
        FROM (SELECT organization_id, ${bucketSql("created_at")} AS start FROM requests WHERE ${within("created_at")})
        WHERE (organization_id, start) GLOBAL NOT IN (
          SELECT organization_id, bucket FROM (${bucketStates(within("bucket"))}) WHERE is_sealed)
        GROUP BY organization_id, start
        ORDER BY organization_id, start`,
      params: { fromMs: bucketStart(range.fromMs), toMs },
      tag: "rollup.due",
      timeoutMs: 5 * 60_000,
    },
    z.object({ organizationId: z.string(), startSeconds: z.number(), requests: z.coerce.number() }),
  );
  return runsOf(rows);
}

/** Buckets that were rolled up and have been marked since, or were marked before they ever were, as ranges in order. */
export async function findMarked(database: Database): Promise<Interval[]> {
  const rows = await database.query(
    {
      sql: `SELECT DISTINCT toUnixTimestamp(bucket) AS second
        FROM (${bucketStates("(organization_id, bucket) GLOBAL IN (SELECT organization_id, bucket FROM rollup_marks)")})
        WHERE NOT is_sealed
        ORDER BY second`,
      tag: "rollup.marked",
    },
    z.object({ second: z.number() }),
  );
  const ranges: Interval[] = [];
  for (const { second } of rows) {
    const fromMs = second * 1000;
    const last = ranges.at(-1);
    if (last?.toMs === fromMs) {
      last.toMs += bucketMs;
    } else {
      ranges.push({ fromMs, toMs: fromMs + bucketMs });
    }
  }
  return ranges;
}

/** Puts buckets, in order, together into runs. */
export function runsOf(
  buckets: readonly { organizationId: string; startSeconds: number; requests: number }[],
): SealRun[] {
  const runs: SealRun[] = [];
  let requestsInRun = 0;
  for (const { organizationId, startSeconds, requests } of buckets) {
    const fromMs = startSeconds * 1000;
    const toMs = fromMs + bucketMs;
    const last = runs.at(-1);
    const follows = last?.organizationId === organizationId && fromMs - last.toMs <= gapMsMax;
    const fits = follows && toMs - last.fromMs <= runMsMax && requestsInRun + requests <= requestsMax;
    if (follows) {
      last.toMs = fromMs;
    }
    if (fits) {
      last.toMs = toMs;
      requestsInRun += requests;
    } else {
      runs.push({ organizationId, fromMs, toMs });
      requestsInRun = requests;
    }
  }
  return runs;
}
