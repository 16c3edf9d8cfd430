import type { ParameterValue, Statement } from "@/lib/clickhouse/database";
import type { Condition } from "@/lib/queries/condition";
import { intervalStartSql } from "@/lib/queries/interval-start";
import { zoneParams } from "@/lib/queries/zone";
import { bucketMs } from "./bucket";
import { dimensionName } from "./dimension";
import { clockPartSql, groupSql, placeSql, rolledDimension } from "./group-key";
import type { Interval } from "./interval";
import type { Level } from "./level";
import { type MeasureName, measures } from "./measures";
import type { Seal } from "./seal-book";
import { bucketSql } from "./state";
import { sentSql } from "./sums";
import { neededMeasures, type SumsQuery } from "./sums-query";

/**
 * The statement that asks the rollup for the sums of groups. Its rows have `start` (epoch seconds, 0 without buckets of
 * time), `is_whole` (1 in the rows that add up all requests, whatever their value of the dimension), `groups`, which are
 * texts or places among the named values, and `sums` in the order of the needed measures.
 *
 * It is kept plain: planning a statement takes the engine longer than reading some ten thousand rows of this table.
 *
 * @param seals of the buckets to read, at least one, in order.
 */
export function rolledStatement(
  query: SumsQuery,
  level: Level,
  seals: readonly Seal[],
  rowsMax: number,
): Statement {
  const { keys, zone } = query;
  const texts = keys.map((key) => ("clock" in key ? clockPartSql(key.clock, "bucket", zone) : "value"));
  const rows = rolledRows(query, level, seals);
  return {
    sql: `
  SELECT
    ${startSql(query, "bucket")} AS start,
    dimension = {whole: String} AS is_whole,
    [${texts.map((text, index) => groupOf(query, index, text)).join(", ")}] AS groups,
    tuple(${neededMeasures(query)
      .map((name) => sentSql(name, storedSumSql(name)))
      .join(", ")}) AS sums
  FROM property_rollup
  WHERE ${rows.sql}
  GROUP BY ${groupColumns(["start", "is_whole"], query)}
  LIMIT ${rowsMax + 1}`,
    params: { ...rows.params, ...groupParams(query) },
    tag: "metrics.rollup",
  };
}

/** The same of the requests themselves, where a group without a value is null. */
export function rawStatement(query: SumsQuery, intervals: readonly Interval[], rowsMax: number): Statement {
  const rows = rawRows(query, intervals);
  return {
    sql: `
  SELECT
    ${startSql(query, "created_at")} AS start,
    0 AS is_whole,
    [${query.keys.map((key, index) => groupOf(query, index, groupSql(key, query.zone))).join(", ")}] AS groups,
    tuple(${neededMeasures(query)
      .map((name) => sentSql(name, measures[name].fromRequests))
      .join(", ")}) AS sums
  FROM requests
  WHERE ${rows.sql}
  GROUP BY ${groupColumns(["start"], query)}
  LIMIT ${rowsMax + 1}`,
    params: { ...rows.params, ...groupParams(query) },
    tag: "metrics.raw",
  };
}

/** The rows of `property_rollup` that a question is about. */
export function rolledRows(query: SumsQuery, level: Level, seals: readonly Seal[]): Condition {
  const dimension = rolledDimension(query.keys) ?? "all";
  const sealed = sealedRows(seals, level);
  return {
    sql: `organization_id = {organizationId: UUID}
    AND ${dimension === "all" ? "dimension = {whole: String}" : "dimension IN ({whole: String}, {dimension: String})"}
    AND ${sealed.sql}`,
    params: {
      ...sealed.params,
      organizationId: query.organizationId,
      whole: dimensionName("all", level),
      ...(dimension !== "all" && { dimension: dimensionName(dimension, level) }),
    },
  };
}

/** The rows of `property_rollup` in sealed buckets, under the generations that are sealed. */
export function sealedRows(seals: readonly Seal[], level: Level): Condition {
  const stretches = stretchesOf(seals);
  const ranges = rangesSql("rolled", stretches, "bucket", (name) => `toDateTime({${name}: UInt32})`);
  const params = rangeParams("rolled", stretches, 1_000);
  const mixed = seals.filter(({ isAlone }) => !isAlone);
  if (mixed.length === 0) {
    return { sql: ranges, params };
  }
  const bucket = level === "hour" ? "bucket" : bucketSql("bucket");
  return {
    sql: `${ranges}
    AND generation = transform(toUInt32(${bucket}), {mixed: Array(UInt32)}, {generations: Array(UInt64)}, generation)`,
    params: {
      ...params,
      mixed: mixed.map(({ startMs }) => startMs / 1_000),
      generations: mixed.map(({ generation }) => BigInt(generation)),
    },
  };
}

/** The requests that a question is about. */
export function rawRows(
  { organizationId, condition }: Pick<SumsQuery, "organizationId" | "condition">,
  intervals: readonly Interval[],
): Condition {
  const range = rangesSql(
    "raw",
    intervals,
    "created_at",
    (name) => `fromUnixTimestamp64Milli({${name}: Int64}, 'UTC')`,
  );
  return {
    sql: `organization_id = {organizationId: UUID}
    AND ${range}${condition ? `\n    AND (${condition.sql})` : ""}`,
    params: { ...condition?.params, organizationId, ...rangeParams("raw", intervals, 1) },
  };
}

function groupColumns(first: readonly string[], { keys }: SumsQuery): string {
  return [...first, ...keys.map((_, index) => `group_${index}`)].join(", ");
}

function groupOf({ named }: SumsQuery, index: number, text: string): string {
  const values = named?.[index];
  return `${values ? placeSql(text, `named${index}`, values) : text} AS group_${index}`;
}

function startSql({ every, zone }: SumsQuery, column: string): string {
  return every ? intervalStartSql(every, column, zone) : "0";
}

export function storedSumSql(name: MeasureName): string {
  return `${measures[name].kind === "histogram" ? "sumMap" : "sum"}(${name})`;
}

function groupParams({ zone, named = [] }: SumsQuery): Record<string, ParameterValue> {
  return {
    ...zoneParams(zone),
    ...Object.fromEntries(named.map((values, index) => [`named${index}`, values])),
  };
}

/** Buckets that follow each other as one interval. */
function stretchesOf(seals: readonly Seal[]): Interval[] {
  const stretches: Interval[] = [];
  for (const { startMs } of seals) {
    const last = stretches.at(-1);
    if (last?.toMs === startMs) {
      last.toMs += bucketMs;
    } else {
      stretches.push({ fromMs: startMs, toMs: startMs + bucketMs });
    }
  }
  return stretches;
}

function rangesSql(
  prefix: string,
  intervals: readonly Interval[],
  column: string,
  bound: (name: string) => string,
): string {
  const ranges = intervals.map(
    (_, index) =>
      `${column} >= ${bound(`${prefix}From${index}`)} AND ${column} < ${bound(`${prefix}To${index}`)}`,
  );
  return ranges.length === 1 ? `${ranges[0]}` : `(${ranges.join(" OR ") || "0"})`;
}

/** @param unitMs what the bounds are bound in. */
function rangeParams(prefix: string, intervals: readonly Interval[], unitMs: number): Record<string, number> {
  return Object.fromEntries(
    intervals.flatMap(({ fromMs, toMs }, index) => [
      [`${prefix}From${index}`, fromMs / unitMs],
      [`${prefix}To${index}`, toMs / unitMs],
    ]),
  );
}
