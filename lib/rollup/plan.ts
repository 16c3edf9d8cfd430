import { z } from "zod";
import type { Database, ParameterValue } from "@/lib/clickhouse/database";
import { bucketMs } from "./bucket";
import { type Dimension, dimensionName } from "./dimension";
import { bridged, complement, type Interval } from "./interval";
import { leftOutSql, sealedBuckets } from "./state";

/** Where the figures of a range of time come from. Every moment of it is in one of the two. */
export interface ReadPlan {
  /** Whole buckets that `property_rollup` answers for. */
  rolled: readonly Interval[];
  /** What `requests` is asked for: the ends of the range, the last minutes, and what changed since it was rolled up. */
  raw: readonly Interval[];
}

/** More separate stretches than this would make the statement itself slow; then some sealed buckets are read raw as well. */
const rawIntervalsMax = 50;

/** The plan for a question that the rollup cannot answer, such as one with a filter. */
export function rawPlan(range: Interval): ReadPlan {
  return { rolled: [], raw: [range] };
}

/** What can be read from the rollup now for one dimension of an organization, and what cannot. */
export async function planRead(
  database: Database,
  organizationId: string,
  dimension: Dimension,
  range: Interval,
): Promise<ReadPlan> {
  const params: Record<string, ParameterValue> = {
    organizationId,
    dimension: dimensionName(dimension),
    from: Math.ceil(range.fromMs / bucketMs) * (bucketMs / 1000),
    to: Math.floor(range.toMs / bucketMs) * (bucketMs / 1000),
  };
  const where =
    "organization_id = {organizationId: UUID} AND bucket >= toDateTime({from: UInt32}) AND bucket < toDateTime({to: UInt32})";
  const having = `NOT hasAny(${leftOutSql}, ['', {dimension: String}])`;
  const rows = await database.query(
    {
      sql: `SELECT arraySort(groupArray(toUnixTimestamp(bucket))) AS buckets FROM (${sealedBuckets(where, having)})`,
      params,
      tag: "rollup.plan",
    },
    z.object({ buckets: z.array(z.number()) }),
  );
  return planOf(range, rows[0]?.buckets ?? []);
}

/** @param sealed starts of buckets within `range` that can be read, in epoch seconds and in order. */
export function planOf(range: Interval, sealed: readonly number[]): ReadPlan {
  const runs: Interval[] = [];
  for (const seconds of sealed) {
    const last = runs.at(-1);
    const fromMs = seconds * 1000;
    if (last?.toMs === fromMs) {
      last.toMs += bucketMs;
    } else {
      runs.push({ fromMs, toMs: fromMs + bucketMs });
    }
  }
  const raw = bridged(complement(range, runs), rawIntervalsMax);
  return { raw, rolled: complement(range, raw) };
}
