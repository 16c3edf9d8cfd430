import { z } from "zod";
import { database } from "@/lib/clickhouse";
import { expressionSql } from "@/lib/metrics/expression";
import { distinctFieldOf, type Metric } from "@/lib/metrics/metric";
import { groupSql } from "@/lib/rollup/group-key";
import { measures } from "@/lib/rollup/measures";
import type { ReadPlan } from "@/lib/rollup/plan";
import { rawRows, rolledRows, storedSumSql } from "@/lib/rollup/statements";
import { neededMeasures, type SumsQuery } from "@/lib/rollup/sums-query";
import { allOf, type Condition } from "./condition";
import { distinctSql } from "./count-distinct";
import { int64 } from "./int64";

export interface Ranking {
  metric: Metric;
  direction: "asc" | "desc";
  limit: number;
  /** Values with fewer requests than this are not ranked. */
  requestsMin: number;
}

/**
 * The first values by a metric of the one key of a question, and how many different values there are. For keys with so
 * many values that nobody wants them all.
 */
export async function rankGroups(
  query: SumsQuery,
  { metric, direction, limit, requestsMin }: Ranking,
  plan: ReadPlan,
): Promise<{ values: string[]; distinct: number }> {
  const source = plan.rolled.length > 0 ? together(query, plan) : fromRequests(query, metric, plan);
  const figure = "distinct" in metric.value ? "figure" : expressionSql(metric.value, (name) => `s_${name}`);
  const rows = await database().query(
    {
      sql: `
  SELECT value, s_requests >= {requestsMin: UInt64} AS isRanked, count() OVER () AS groups
  FROM (
    ${source.sql}
  )
  ORDER BY isRanked DESC, ${figure} ${direction} NULLS LAST, value
  LIMIT {limit: UInt32}`,
      params: { ...source.params, requestsMin, limit },
      tag: "metrics.rank",
    },
    z.object({ value: z.string(), isRanked: int64, groups: int64 }),
  );
  return {
    values: rows.flatMap(({ value, isRanked }) => (isRanked ? [value] : [])),
    distinct: rows[0]?.groups ?? 0,
  };
}

function fromRequests(query: SumsQuery, metric: Metric, { raw }: ReadPlan): Condition {
  const [key] = query.keys;
  const text = key ? groupSql(key, query.zone) : "''";
  const rows = allOf([rawRows(query, raw), { sql: `${text} IS NOT NULL`, params: {} }]);
  const field = distinctFieldOf(metric);
  return {
    sql: `SELECT assumeNotNull(${text}) AS value, ${[
      ...neededMeasures(query).map((name) => `${measures[name].fromRequests} AS s_${name}`),
      ...(field ? [`${distinctSql(field)} AS figure`] : []),
    ].join(", ")}
    FROM requests
    WHERE ${rows.sql}
    GROUP BY value`,
    params: rows.params,
  };
}

/** Sums from both places, put together. */
function together(query: SumsQuery, { rolled, raw, level }: ReadPlan): Condition {
  const [key] = query.keys;
  const text = key ? groupSql(key, query.zone) : "''";
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
      SELECT assumeNotNull(${text}) AS value, ${names.map((name) => `${measures[name].fromRequests} AS m_${name}`).join(", ")}
      FROM requests
      WHERE ${requests.sql} AND ${text} IS NOT NULL
      GROUP BY value
    )
    GROUP BY value`,
    params: { ...stored.params, ...requests.params },
  };
}
