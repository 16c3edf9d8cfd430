import { z } from "zod";
import { database } from "@/lib/clickhouse";
import { expressionSql } from "@/lib/metrics/expression";
import { distinctFieldOf, type Metric } from "@/lib/metrics/metric";
import { groupSql } from "@/lib/rollup/group-key";
import { measures } from "@/lib/rollup/measures";
import type { ReadPlan } from "@/lib/rollup/plan";
import { rawRows, rolledRows, storedSumSql } from "@/lib/rollup/statements";
import { parseSum, type Sums, sentSql, sentSum } from "@/lib/rollup/sums";
import { neededMeasures, type SumsQuery } from "@/lib/rollup/sums-query";
import type { Condition } from "./condition";
import { distinctSql } from "./count-distinct";
import { int64 } from "./int64";

export interface Ranking {
  metric: Metric;
  direction: "asc" | "desc";
  limit: number;
  /** Values with fewer requests than this are not ranked. */
  requestsMin: number;
}

/** The first values of a key. */
export interface RankedGroups {
  /** In order, with what their requests add up to; without histograms. */
  values: { value: string; sums: Sums }[];
  /** How many different values there are. */
  distinct: number;
  /** What the requests without a value add up to; only as they were read from the requests. */
  missing: Sums | null;
}

/**
 * The first values by a metric of the one key of a question. For keys with so many values that nobody wants them all:
 * half a million are put together once, and everything that can be is read along.
 */
export async function rankGroups(
  query: SumsQuery,
  { metric, direction, limit, requestsMin }: Ranking,
  plan: ReadPlan,
): Promise<RankedGroups> {
  const source = plan.rolled.length > 0 ? together(query, plan) : fromRequests(query, metric, plan);
  const figure = "distinct" in metric.value ? "figure" : expressionSql(metric.value, (name) => `s_${name}`);
  const names = neededMeasures(query).filter((name) => measures[name].kind !== "histogram");
  const rows = await database().query(
    {
      // What is sent is made of the first rows alone, not of half a million.
      sql: `
  SELECT value, isRanked, groups, tuple(${names.map((name) => sentSql(name, `s_${name}`)).join(", ")}) AS sums
  FROM (
    SELECT *, s_requests >= {requestsMin: UInt64} AS isRanked, count() OVER () AS groups
    FROM (
      ${source.sql}
    )
    ORDER BY value IS NULL DESC, isRanked DESC, ${figure} ${direction} NULLS LAST, value
    LIMIT {limit: UInt32}
  )`,
      // One more for the requests without a value.
      params: { ...source.params, requestsMin, limit: limit + 1 },
      tag: "metrics.rank",
    },
    z.object({ value: z.string().nullable(), isRanked: int64, groups: int64, sums: z.array(sentSum) }),
  );
  const sumsOf = (sent: readonly z.infer<typeof sentSum>[]): Sums =>
    new Map(names.map((name, index) => [name, parseSum(name, sent[index] ?? 0)]));
  const missing = rows.find(({ value }) => value === null);
  return {
    values: rows
      .flatMap(({ value, isRanked, sums }) =>
        value !== null && isRanked ? [{ value, sums: sumsOf(sums) }] : [],
      )
      .slice(0, limit),
    distinct: (rows[0]?.groups ?? 0) - (missing ? 1 : 0),
    missing: missing ? sumsOf(missing.sums) : null,
  };
}

function fromRequests(query: SumsQuery, metric: Metric, { raw }: ReadPlan): Condition {
  const rows = rawRows(query, raw);
  const field = distinctFieldOf(metric);
  const columns = [
    ...neededMeasures(query).map((name) => `${measures[name].fromRequests} AS s_${name}`),
    ...(field ? [`${distinctSql(field)} AS figure`] : []),
  ];
  return {
    sql: `SELECT ${textOf(query)} AS value, ${columns.join(", ")}
    FROM requests
    WHERE ${rows.sql}
    GROUP BY value`,
    params: rows.params,
  };
}

/** Sums from both places, put together. */
function together(query: SumsQuery, { rolled, raw, level }: ReadPlan): Condition {
  const names = neededMeasures(query);
  const stored = rolledRows(query, level, rolled);
  const requests = rawRows(query, raw);
  const merged = (name: (typeof names)[number]) =>
    `${measures[name].kind === "histogram" ? "sumMap" : "sum"}(m_${name}) AS s_${name}`;
  return {
    sql: `SELECT value, ${names.map(merged).join(", ")}
    FROM (
      SELECT value, ${names.map((name) => `${storedSumSql(name)} AS m_${name}`).join(", ")}
      FROM property_rollup
      WHERE ${stored.sql} AND dimension != {whole: String}
      GROUP BY value
      UNION ALL
      SELECT ${textOf(query)} AS value, ${names.map((name) => `${measures[name].fromRequests} AS m_${name}`).join(", ")}
      FROM requests
      WHERE ${requests.sql}
      GROUP BY value
    )
    WHERE value IS NOT NULL
    GROUP BY value`,
    params: { ...stored.params, ...requests.params },
  };
}

function textOf({ keys: [key], zone }: SumsQuery): string {
  return key ? groupSql(key, zone) : "NULL";
}
