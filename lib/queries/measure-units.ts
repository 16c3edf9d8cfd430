import { z } from "zod";
import { database } from "@/lib/clickhouse";
import type { Interval as BucketWidth } from "@/lib/histogram/interval";
import type { Condition } from "./condition";
import { int64 } from "./int64";
import { intervalStartSql } from "./interval-start";
import { type Zone, zoneParams } from "./zone";

/** Requests whose costs are added up by unit. */
export interface UnitsQuery {
  requests: Condition;
  /** SQL over `requests` for the unit's name; null where the request belongs to none. */
  unit: string;
  zone: Zone;
}

/** What the units of a stretch of time cost: money as exact text, null where no unit has a price. */
export interface UnitCosts {
  units: number;
  /** Units none of whose requests has a price; the figures below are without them. */
  unpricedUnits: number;
  requests: number;
  cost: string | null;
  mean: string | null;
  p50: string | null;
  p95: string | null;
  max: string | null;
}

/** The same of a whole range, with what else is told of it. */
export interface AllUnitCosts extends UnitCosts {
  /** Requests that belong to no unit. */
  missing: number;
  /** How many units cost at least this many 10^-12 dollars and less than the next step of the steps. */
  steps: ReadonlyMap<number, number>;
  /** The most expensive ones, the first first. */
  top: string[];
}

/** The least cost that this share of the units does not exceed. */
const atShare = (share: number) => `sorted[toUInt64(ceil(${share} * length(sorted)))]`;

const figures = `
    countIf(unit IS NOT NULL) AS units,
    countIf(unit IS NOT NULL AND cost IS NULL) AS unpricedUnits,
    sumIf(requests, unit IS NOT NULL) AS requestsInAll,
    arraySort(groupArrayIf(assumeNotNull(cost), unit IS NOT NULL AND cost IS NOT NULL)) AS sorted`;

const shown = `
    units,
    unpricedUnits,
    requestsInAll AS requests,
    if(empty(sorted), NULL, toString(arraySum(sorted))) AS cost,
    if(empty(sorted), NULL, toString(arraySum(sorted) / length(sorted))) AS mean,
    if(empty(sorted), NULL, toString(${atShare(0.5)})) AS p50,
    if(empty(sorted), NULL, toString(${atShare(0.95)})) AS p95,
    if(empty(sorted), NULL, toString(sorted[-1])) AS max`;

const costs = {
  units: int64,
  unpricedUnits: int64,
  requests: int64,
  cost: z.string().nullable(),
  mean: z.string().nullable(),
  p50: z.string().nullable(),
  p95: z.string().nullable(),
  max: z.string().nullable(),
};

/**
 * What the units cost, each with all its requests.
 *
 * @param steps from 0 on, in 10^-12 dollars and in order; costs are counted between them.
 */
export async function measureUnits(
  { requests, unit }: UnitsQuery,
  steps: readonly bigint[],
  topMax: number,
): Promise<AllUnitCosts> {
  const [row] = await database().query(
    {
      sql: `
  SELECT ${shown}, missing, top,
    arrayMap(step -> (step, countEqual(steps, step)), arrayDistinct(steps)) AS counts
  FROM (
    SELECT ${figures},
      sumIf(requests, unit IS NULL) AS missing,
      groupArrayIf(roundDown(toInt64(least(assumeNotNull(cost), 9000000) * 1000000000000), {steps: Array(Int64)}),
        unit IS NOT NULL AND cost IS NOT NULL) AS steps,
      arrayMap(pair -> pair.2, groupArraySortedIf(${topMax})((-assumeNotNull(cost), assumeNotNull(unit)),
        unit IS NOT NULL AND cost IS NOT NULL)) AS top
    FROM (
      SELECT ${unit} AS unit, sum(cost_usd) AS cost, count() AS requests
      FROM requests
      WHERE ${requests.sql}
      GROUP BY unit
    )
  )`,
      params: { ...requests.params, steps },
      tag: "metrics.units",
    },
    z.object({
      ...costs,
      missing: int64,
      top: z.array(z.string()),
      counts: z.array(z.tuple([int64, int64])),
    }),
  );
  const { counts = [], ...rest } = row ?? nothing;
  return { ...rest, steps: new Map(counts) };
}

const nothing = {
  units: 0,
  unpricedUnits: 0,
  requests: 0,
  cost: null,
  mean: null,
  p50: null,
  p95: null,
  max: null,
  missing: 0,
  top: [],
  counts: undefined,
};

/**
 * What the units cost in each bucket of time: there a unit counts with what its requests in that bucket cost, and in
 * every bucket in which it has any.
 *
 * @returns by the beginning of the bucket, in epoch milliseconds.
 */
export async function measureUnitsOverTime(
  { requests, unit, zone }: UnitsQuery,
  every: BucketWidth,
): Promise<Map<number, UnitCosts>> {
  const rows = await database().query(
    {
      sql: `
  SELECT start, ${shown}
  FROM (
    SELECT start, ${figures}
    FROM (
      SELECT ${intervalStartSql(every, "created_at", zone)} AS start, ${unit} AS unit, sum(cost_usd) AS cost, count() AS requests
      FROM requests
      WHERE ${requests.sql}
      GROUP BY start, unit
    )
    GROUP BY start
  )`,
      params: { ...requests.params, ...zoneParams(zone) },
      tag: "metrics.units_over_time",
    },
    z.object({ start: int64, ...costs }),
  );
  return new Map(rows.map(({ start, ...bucket }) => [start * 1_000, bucket]));
}

/** A unit with what is told of it in a list. */
export interface ListedUnit {
  value: string;
  cost: string | null;
  requests: number;
  unpriced: number;
  firstMs: number;
  lastMs: number;
}

/** Some units by name. */
export async function listUnits(
  { requests, unit }: UnitsQuery,
  values: readonly string[],
): Promise<ListedUnit[]> {
  if (values.length === 0) {
    return [];
  }
  return database().query(
    {
      sql: `
  SELECT
    assumeNotNull(${unit}) AS value,
    toString(sum(cost_usd)) AS cost,
    count() AS requests,
    countIf(cost_usd IS NULL) AS unpriced,
    toUnixTimestamp64Milli(min(created_at)) AS firstMs,
    toUnixTimestamp64Milli(max(created_at)) AS lastMs
  FROM requests
  WHERE (${requests.sql}) AND ifNull(${unit} IN {values: Array(String)}, 0)
  GROUP BY value`,
      params: { ...requests.params, values },
      tag: "metrics.list_units",
    },
    z.object({
      value: z.string(),
      cost: z.string().nullable(),
      requests: int64,
      unpriced: int64,
      firstMs: int64,
      lastMs: int64,
    }),
  );
}
