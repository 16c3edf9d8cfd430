import type { ParameterValue, Statement } from "@/lib/clickhouse/database";
import { type Dimension, dimensionName, dimensionSql } from "./dimension";
import type { Interval } from "./interval";
import { type MeasureName, measures } from "./measures";
import type { ReadPlan } from "./plan";
import { startSql, type TimeUnit } from "./time-unit";

/** A question for the sums of requests by one dimension. */
export interface SegmentQuery {
  organizationId: string;
  dimension: Dimension;
  measures: readonly MeasureName[];
  /** One row per unit of time in this zone; absent: one for the whole range. */
  every?: { unit: TimeUnit; timeZone: string };
  /** The values that get rows of their own, the others being put together; absent: every value. */
  named?: readonly string[];
  /** Only the first of the rows by a measure, the largest first. Without it rows are in order of time and value. */
  largest?: { by: MeasureName; limit: number };
  /** Narrows the requests; only with a plan that reads nothing from the rollup. */
  condition?: { sql: string; params: Record<string, ParameterValue> };
}

/**
 * The statement that answers, each row with `start` (epoch seconds, 0 without `every`), `kind` (`value`, `other` for
 * those not named, `unset` for requests that lack the property), `value`, `segments` (how many rows there were before `limit`), and the measures:
 * counts as numbers, money as exact text, histograms as `quantileMs` takes them.
 */
export function segmentStatement(query: SegmentQuery, plan: ReadPlan): Statement {
  if (query.condition && plan.rolled.length > 0) {
    throw new Error("The rollup knows nothing of filters: a question with a condition needs a raw plan.");
  }
  const sources = [
    ...(plan.rolled.length > 0 ? [rolledSource(query, plan.rolled)] : []),
    ...(plan.raw.length > 0 || plan.rolled.length === 0 ? [rawSource(query, plan.raw)] : []),
  ];
  const { named, largest, every } = query;
  const value = named ? "if(segment IN {named: Array(String)}, segment, '')" : "segment";
  const kind = `multiIf(NOT is_set, 'unset', ${named ? "segment IN {named: Array(String)}" : "1"}, 'value', 'other')`;
  return {
    sql: `SELECT start, ${kind} AS kind, ${value} AS value, count() OVER () AS segments,
        ${query.measures.map((name) => `${mergedSql(name)} AS ${name}`).join(",\n        ")}
      FROM (${sources.join("\n      UNION ALL\n")})
      GROUP BY start, kind, value
      HAVING sum(m_requests) != 0
      ORDER BY ${largest ? `${sumSql(largest.by)} DESC, ` : ""}start, kind, value
      ${largest ? "LIMIT {limit: UInt32}" : ""}`,
    params: {
      ...query.condition?.params,
      ...intervalParams("rolled", plan.rolled),
      ...intervalParams("raw", plan.raw),
      organizationId: query.organizationId,
      ...(plan.rolled.length > 0 && query.dimension !== "all"
        ? { dimension: dimensionName(query.dimension) }
        : {}),
      ...(named ? { named } : {}),
      ...(largest ? { limit: largest.limit } : {}),
      ...(every ? { timeZone: every.timeZone } : {}),
    },
    tag: "rollup.segments",
  };
}

/** Requests that lack the property are all requests without those that have it. */
function rolledSource(query: SegmentQuery, intervals: readonly Interval[]): string {
  const isWhole = query.dimension === "all";
  const ranges = intervalsSql(
    "rolled",
    intervals,
    "bucket",
    (name) => `toDateTime(intDiv({${name}: Int64}, 1000))`,
  );
  const parts = isWhole
    ? "[(true, '', 1)]"
    : "if(dimension = '', [(false, '', 1)], [(true, value, 1), (false, '', -1)])";
  const columns = neededMeasures(query);
  return `
        SELECT start, part.1 AS is_set, part.2 AS segment,
          ${columns.map((name) => `${signedSql(name)} AS m_${name}`).join(", ")}
        FROM (
          SELECT ${startOf(query, "bucket")} AS start, dimension, value,
            ${columns.map((name) => `${storedSum(name)} AS s_${name}`).join(", ")}
          FROM property_rollup
          WHERE organization_id = {organizationId: UUID}
            AND dimension ${isWhole ? "= ''" : "IN ('', {dimension: String})"}
            AND (${ranges})
            AND (bucket, generation) IN (
              SELECT bucket, max(generation)
              FROM rollup_seals
              WHERE organization_id = {organizationId: UUID} AND (${ranges})
              GROUP BY bucket)
          GROUP BY start, dimension, value
        )
        ARRAY JOIN ${parts} AS part`;
}

function rawSource(query: SegmentQuery, intervals: readonly Interval[]): string {
  const columns = neededMeasures(query);
  const ranges = intervalsSql(
    "raw",
    intervals,
    "created_at",
    (name) => `fromUnixTimestamp64Milli({${name}: Int64}, 'UTC')`,
  );
  return `
        SELECT start, r_value IS NOT NULL AS is_set, ifNull(r_value, '') AS segment,
          ${columns
            .map((name) => (measures[name].kind === "count" ? `toInt64(r_${name})` : `r_${name}`))
            .map((sql, index) => `${sql} AS m_${columns[index]}`)
            .join(", ")}
        FROM (
          SELECT ${startOf(query, "created_at")} AS start, ${dimensionSql(query.dimension)} AS r_value,
            ${columns.map((name) => `${measures[name].fromRequests} AS r_${name}`).join(", ")}
          FROM requests
          WHERE organization_id = {organizationId: UUID} AND (${ranges}) AND (${query.condition?.sql ?? "1"})
          GROUP BY start, r_value
        )`;
}

/** The number of requests is always needed, to tell a group that is empty from one that is not. */
function neededMeasures(query: SegmentQuery): MeasureName[] {
  const by = query.largest ? [query.largest.by] : [];
  return [...new Set<MeasureName>(["requests", ...query.measures, ...by])];
}

function storedSum(name: MeasureName): string {
  const { kind } = measures[name];
  if (kind === "histogram") return `sumMap(${name})`;
  return kind === "money" ? `sum(${name})` : `toInt64(sum(${name}))`;
}

function signedSql(name: MeasureName): string {
  return measures[name].kind === "histogram"
    ? `mapApply((step, n) -> (step, n * part.3), s_${name})`
    : `s_${name} * part.3`;
}

function sumSql(name: MeasureName): string {
  return measures[name].kind === "histogram" ? `sumMap(m_${name})` : `sum(m_${name})`;
}

function mergedSql(name: MeasureName): string {
  return measures[name].kind === "money" ? `toString(${sumSql(name)})` : sumSql(name);
}

function startOf({ every }: SegmentQuery, column: string): string {
  return every ? startSql(every.unit, column) : "0";
}

function intervalsSql(
  prefix: string,
  intervals: readonly Interval[],
  column: string,
  bound: (name: string) => string,
): string {
  const ranges = intervals.map(
    (_, index) =>
      `${column} >= ${bound(`${prefix}From${index}`)} AND ${column} < ${bound(`${prefix}To${index}`)}`,
  );
  return ranges.join(" OR ") || "0";
}

function intervalParams(prefix: string, intervals: readonly Interval[]): Record<string, number> {
  return Object.fromEntries(
    intervals.flatMap(({ fromMs, toMs }, index) => [
      [`${prefix}From${index}`, fromMs],
      [`${prefix}To${index}`, toMs],
    ]),
  );
}
