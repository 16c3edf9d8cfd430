import { z } from "zod";
import { database } from "@/lib/clickhouse";
import { type Interval, widthMs } from "@/lib/histogram/interval";
import { int64 } from "./int64";
import { intervalStartSql } from "./interval-start";
import { type Zone, zoneParams } from "./zone";

/**
 * Where the buckets of a stretch of time begin, in epoch milliseconds and in order, and at the end where the one after
 * the last begins. The engine is asked, so that they are those it counts in, whatever the clocks of the zone do.
 */
export async function listBucketStarts(
  { fromMs, toMs }: { fromMs: number; toMs: number },
  interval: Interval,
  zone: Zone,
): Promise<number[]> {
  // Every bucket is met by one of these moments, the shortest day and month included.
  const stepSeconds = Math.max(1, Math.floor(widthMs(interval) / 2_000));
  const fromSeconds = Math.floor(fromMs / 1_000);
  const moments = Math.ceil((toMs / 1_000 - fromSeconds) / stepSeconds) + 5;
  const rows = await database().query(
    {
      sql: `
  SELECT DISTINCT ${intervalStartSql(interval, "toDateTime64({from: Int64} + number * {step: Int64}, 3, 'UTC')", zone)} AS start
  FROM numbers({moments: UInt64})
  ORDER BY start`,
      params: { from: fromSeconds, step: stepSeconds, moments, ...zoneParams(zone) },
      tag: "requests.histogram.axis",
    },
    z.object({ start: int64 }),
  );
  const starts = rows.map(({ start }) => start * 1_000);
  const end = starts.findIndex((startMs) => startMs >= toMs);
  return end === -1 ? starts : starts.slice(0, end + 1);
}
