import { bucketStarts } from "@/lib/histogram/bucket-starts";
import type { Interval as BucketWidth } from "@/lib/histogram/interval";
import { inKnownZone } from "@/lib/histogram/unknown-zone";
import type { Ranking } from "@/lib/queries/rank-groups";
import { type Shift, shiftRange } from "@/lib/queries/shift-range";
import type { Zone } from "@/lib/queries/zone";
import type { Narrowing } from "@/lib/requests/selection";
import type { Interval } from "@/lib/rollup/interval";
import { Asking, type SourcedRows } from "./asking";
import { assertBounded } from "./bounds";
import { FigureTable } from "./figure-table";
import { clockPart, type GroupField } from "./group-field";
import { distinctFieldOf, type MetricId, metricOf } from "./metric";
import { rankValues } from "./rank-values";
import { resolveRange } from "./scope";

/** A question for figures of requests. */
export interface MetricsQuery extends Narrowing {
  metrics: readonly MetricId[];
  /** None to two. */
  groupBy: readonly GroupField[];
  bucket: BucketWidth | null;
  zone: Zone;
  /** The first metric, the largest first, when absent. */
  orderBy?: { metric: MetricId; direction: "asc" | "desc" };
  /** How many values of each key stand alone at most. */
  limit: number;
  /** Values with fewer requests do not stand alone. */
  requestsMin: number;
  comparison?: Shift;
}

/** The figures of one range of time. */
export interface Reading {
  range: Interval;
  /** Where the buckets begin, and at the end where the one after the last would; empty without buckets. */
  edgesMs: readonly number[];
  table: FigureTable;
  source: "rollup" | "raw";
}

/** A key with the values of it that stand alone, in their order. */
export interface RankedKey {
  field: GroupField;
  values: readonly string[];
  /** How many different values there are. */
  distinct: number;
}

export interface MetricsResult {
  keys: RankedKey[];
  /** Null when the query is about no time at all: it has no beginning, and there is no request. */
  current: Reading | null;
  previous: Reading | null;
}

/**
 * Figures of requests by group and bucket of time, from the rollup where it knows them.
 *
 * @throws ApiError `invalid` when the answer would be too large, or for a time zone the engine does not know.
 */
export async function queryMetrics(
  organizationId: string,
  query: MetricsQuery,
  nowMs = Date.now(),
): Promise<MetricsResult> {
  const range = await resolveRange(organizationId, query, nowMs);
  if (!range) {
    const keys = query.groupBy.map((field) => ({ field, values: [], distinct: 0 }));
    return { keys, current: null, previous: null };
  }
  assertBounded(query, range);
  const timeZone = "timeZone" in query.zone ? query.zone.timeZone : "UTC";
  return inKnownZone(timeZone, async () => {
    const earlier = query.comparison ? shiftRange(range, query.comparison, timeZone) : null;
    const asking = new Asking(organizationId, query, nowMs);
    const ranges = [range, await earlier].filter((one) => one !== null);
    const axes = ranges.map((one) =>
      query.bucket ? bucketStarts(one, query.bucket, query.zone) : Promise.resolve([]),
    );
    const { keys, rows } =
      (await allValues(asking, query, ranges)) ?? (await firstValues(asking, query, ranges));
    const [current = null, previous = null] = await Promise.all(
      ranges.map(async (one, index) =>
        readingOf(asking, query, keys, one, await (axes[index] ?? []), rows[index]),
      ),
    );
    return { keys, current, previous };
  });
}

interface Values {
  keys: RankedKey[];
  /** By range. */
  rows: SourcedRows[];
}

/** Reads every value of keys that seem to have few, in one go; null when they have many after all. */
async function allValues(
  asking: Asking,
  query: MetricsQuery,
  ranges: readonly Interval[],
): Promise<Values | null> {
  const [range] = ranges;
  const ranking = rankingOf(query);
  if (!range || distinctFieldOf(ranking.metric) || !(await asking.hasFewValues(range))) {
    return null;
  }
  const found = await Promise.all(ranges.map((one) => asking.rows(one)));
  const rows = found.filter((one) => one !== null);
  const current = rows[0]?.rows;
  if (rows.length < found.length || !current) {
    return null;
  }
  const keys = query.groupBy.map((field, key) => {
    const { values = null } = clockPart(field.ref) ?? {};
    return values
      ? { field, values, distinct: values.length }
      : { field, ...rankValues(current, key, ranking) };
  });
  return { keys, rows };
}

/** Finds the first values of each key, then reads those. */
async function firstValues(
  asking: Asking,
  query: MetricsQuery,
  ranges: readonly Interval[],
): Promise<Values> {
  const [range = { fromMs: 0, toMs: 0 }] = ranges;
  const ranking = rankingOf(query);
  const ranked = await Promise.all(query.groupBy.map((field) => asking.rank(field, range, ranking)));
  const keys = ranked.map(({ key }) => key);
  const named = keys.map(({ values }) => values);
  const rows = await Promise.all(
    ranges.map((one, index) => {
      const along = index === 0 ? ranked[0]?.rows : null;
      return along ? { rows: along, source: "raw" as const } : asking.rowsOf(named, one);
    }),
  );
  return { keys, rows };
}

function rankingOf({ metrics, orderBy, limit, requestsMin }: MetricsQuery): Ranking {
  const { metric = metrics[0] ?? "requests", direction = "desc" } = orderBy ?? {};
  return { metric: metricOf(metric), direction, limit, requestsMin };
}

async function readingOf(
  asking: Asking,
  { metrics }: MetricsQuery,
  keys: readonly RankedKey[],
  range: Interval,
  edgesMs: readonly number[],
  sourced: SourcedRows | undefined,
): Promise<Reading> {
  const named = keys.map(({ values }) => values);
  const table = new FigureTable({
    metrics: metrics.map(metricOf),
    rows: sourced?.rows ?? [],
    named,
    startsMs: edgesMs.slice(0, -1),
    distinct: await asking.distinct(named, range),
  });
  return { range, edgesMs, table, source: sourced?.source ?? "raw" };
}
