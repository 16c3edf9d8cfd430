import { z } from "zod";
import { database } from "@/lib/clickhouse";
import { findField } from "@/lib/fields/fields";
import { type Dimension, dimensionName, dimensionSql } from "@/lib/rollup/dimension";
import type { Interval } from "@/lib/rollup/interval";
import type { Seal } from "@/lib/rollup/seal-book";
import { rawRows, sealedRows } from "@/lib/rollup/statements";
import { parseMoney } from "@/lib/rollup/sums";
import { allOf, type Condition } from "./condition";
import { int64 } from "./int64";

/** What is compared, as the rollup has it and as a request has it. */
const amounts = {
  cost: { stored: "cost_usd", ofRequest: "ifNull(cost_usd, 0)" },
  requests: { stored: "requests", ofRequest: "1" },
  errors: { stored: "errors", ofRequest: `(${findField("failed")?.sql ?? "0"})` },
  latency: { stored: "latency_ms", ofRequest: "latency_ms" },
} as const;

export type ChangeMetric = keyof typeof amounts;

/** One figure in two ranges of time. */
export interface InBoth<T> {
  current: T;
  previous: T;
}

/** What the requests with one value of a dimension add up to. */
export interface SegmentSums {
  dimension: Dimension;
  value: string;
  requests: InBoth<number>;
  /** Money in 10^-12 dollars. */
  amount: InBoth<number | bigint>;
}

export interface ChangesQuery {
  organizationId: string;
  metric: ChangeMetric;
  dimensions: readonly Dimension[];
  ranges: InBoth<Interval>;
  /** SQL over `n1`, `x1`, `n0` and `x0`, the requests and the amount now and before: those with the most of it are told. */
  weight: Condition;
  rowsMax: number;
  condition?: Condition;
}

/** What the rollup knows of the values of many dimensions at once, in sealed buckets. */
export async function changesInRollup(query: ChangesQuery, seals: readonly Seal[]): Promise<SegmentSums[]> {
  const { organizationId, metric, dimensions } = query;
  if (seals.length === 0 || dimensions.length === 0) {
    return [];
  }
  const names = dimensions.map((dimension) => dimensionName(dimension, "hour"));
  const rows = allOf([
    { sql: "organization_id = {organizationId: UUID}", params: { organizationId } },
    sealedRows(seals, "hour"),
    { sql: "dimension IN {names: Array(String)}", params: { names } },
  ]);
  const { stored } = amounts[metric];
  return ask(query, "metrics.changes", {
    sql: `
    SELECT toUInt32(indexOf({names: Array(String)}, toString(dimension)) - 1) AS place, value, ${sums("bucket", "requests", stored)}
    FROM property_rollup
    WHERE ${rows.sql}
    GROUP BY place, value`,
    params: rows.params,
  });
}

/** The same out of the requests of some stretches of time. */
export async function changesInRequests(
  query: ChangesQuery,
  intervals: readonly Interval[],
): Promise<SegmentSums[]> {
  const { metric, dimensions } = query;
  if (intervals.length === 0 || dimensions.length === 0) {
    return [];
  }
  const rows = rawRows(query, intervals);
  const pairs = dimensions.map(
    (dimension, index) => `(${index}, CAST(${dimensionSql(dimension)} AS Nullable(String)))`,
  );
  return ask(query, "metrics.changes_raw", {
    sql: `
    SELECT pair.1 AS place, assumeNotNull(pair.2) AS value, ${sums("created_at", "1", amounts[metric].ofRequest)}
    FROM (SELECT *, arrayJoin([${pairs.join(", ")}]) AS pair FROM requests WHERE ${rows.sql})
    WHERE pair.2 IS NOT NULL
    GROUP BY place, value`,
    params: rows.params,
  });
}

/** How many requests have each dimension, and how many different values, to about a percent. */
export async function measureDimensions(
  query: Pick<ChangesQuery, "organizationId" | "dimensions" | "condition">,
  interval: Interval,
): Promise<{ requests: number; values: number }[]> {
  const { dimensions } = query;
  if (dimensions.length === 0) {
    return [];
  }
  const rows = rawRows(query, [interval]);
  const each = (sql: (value: string) => string) =>
    `[${dimensions.map((dimension) => `toUInt64(${sql(dimensionSql(dimension))})`).join(", ")}]`;
  const [row] = await database().query(
    {
      sql: `
  SELECT ${each((value) => `count(${value})`)} AS requests, ${each((value) => `uniqCombined64(15)(${value})`)} AS distinctValues
  FROM requests
  WHERE ${rows.sql}`,
      params: rows.params,
      tag: "metrics.measure_dimensions",
    },
    z.object({ requests: z.array(int64), distinctValues: z.array(int64) }),
  );
  return dimensions.map((_, index) => ({
    requests: row?.requests[index] ?? 0,
    values: row?.distinctValues[index] ?? 0,
  }));
}

function sums(time: string, requests: string, amount: string): string {
  const within = (range: string) =>
    `${time} >= fromUnixTimestamp64Milli({${range}From: Int64}, 'UTC') AND ${time} < fromUnixTimestamp64Milli({${range}To: Int64}, 'UTC')`;
  const sum = (sql: string, range: string) => `sumIf(${sql}, ${within(range)})`;
  return `toInt64(${sum(requests, "current")}) AS n1, toInt64(${sum(requests, "previous")}) AS n0,
      ${sum(amount, "current")} AS x1, ${sum(amount, "previous")} AS x0`;
}

async function ask(query: ChangesQuery, tag: string, groups: Condition): Promise<SegmentSums[]> {
  const { metric, dimensions, ranges, weight, rowsMax } = query;
  const rows = await database().query(
    {
      sql: `
  SELECT place, value, n1, n0, toString(x1) AS amountNow, toString(x0) AS amountBefore
  FROM (${groups.sql}
  )
  WHERE n1 > 0 OR n0 > 0
  ORDER BY ${weight.sql} DESC
  LIMIT ${rowsMax}`,
      params: {
        ...groups.params,
        ...weight.params,
        currentFrom: ranges.current.fromMs,
        currentTo: ranges.current.toMs,
        previousFrom: ranges.previous.fromMs,
        previousTo: ranges.previous.toMs,
      },
      tag,
    },
    z.object({
      place: int64,
      value: z.string(),
      n1: int64,
      n0: int64,
      amountNow: z.string(),
      amountBefore: z.string(),
    }),
  );
  const parse = (text: string) => (metric === "cost" ? parseMoney(text) : Number(text));
  return rows.flatMap(({ place, value, n1, n0, amountNow, amountBefore }) => {
    const dimension = dimensions[place];
    return dimension === undefined
      ? []
      : [
          {
            dimension,
            value,
            requests: { current: n1, previous: n0 },
            amount: { current: parse(amountNow), previous: parse(amountBefore) },
          },
        ];
  });
}
