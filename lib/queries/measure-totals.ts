import { z } from "zod";
import { database } from "@/lib/clickhouse";
import type { Condition } from "./condition";
import { type GroupedSelection, totalSql } from "./grouped-selection";
import { int64 } from "./int64";

/** A figure of each user or session, as a whole number of its smallest unit. */
export interface TotalMeasure {
  /** SQL over the requests of one user or session; null where there is no figure. */
  sql: string;
  /** Decimals behind the point of the figure's own unit. */
  scale: number;
}

/** What requests cost, in US dollars. */
export const costMeasure: TotalMeasure = {
  sql: `if(isNull(${totalSql("user_cost")}), NULL, reinterpret(assumeNotNull(${totalSql("user_cost")}), 'Int128'))`,
  scale: 12,
};

export const requestsMeasure: TotalMeasure = { sql: "toInt128(count())", scale: 0 };

/** In seconds. */
export const durationMeasure: TotalMeasure = { sql: `toInt128(${totalSql("session_duration")})`, scale: 3 };

/** Between which figures most users or sessions lie, in smallest units. */
export interface TotalBounds {
  low: bigint;
  high: bigint;
}

export interface MeasuredTotals {
  /** How many have a figure. */
  groups: number;
  /** In smallest units; null when none has a figure. */
  average: number | null;
  bounds: TotalBounds | null;
}

/** A row for each user or session, with the measures as columns `m0`, `m1` and so on. */
export function measuredGroups(
  { key, where, having }: GroupedSelection,
  measures: readonly TotalMeasure[],
): Condition {
  const columns = measures.map(({ sql }, index) => `CAST(${sql} AS Nullable(Int128)) AS m${index}`);
  const sql = `
    SELECT ${columns.join(", ")}
    FROM requests
    WHERE ${where.sql}
    GROUP BY ${key}
    HAVING ${having.sql}`;
  return { sql, params: { ...where.params, ...having.params } };
}

/**
 * What is told of each figure over all users or sessions.
 *
 * @param share up to which of them (0 to 1) the bounds reach, from the lowest on, or from `1 - share` on.
 */
export async function measureTotals(
  selection: GroupedSelection,
  measures: readonly TotalMeasure[],
  { share, isInterquartile }: { share: number; isInterquartile: boolean },
): Promise<MeasuredTotals[]> {
  const ofEach = (sql: (name: string) => string) =>
    `[${measures.map((_, index) => sql(`m${index}`)).join(", ")}]`;
  const low = (name: string) =>
    isInterquartile ? `quantileExactOrNull({lowShare: Float64})(${name})` : `minOrNull(${name})`;
  const groups = measuredGroups(selection, measures);
  const [row] = await database().query(
    {
      sql: `
  SELECT
    ${ofEach((name) => `count(${name})`)} AS groups,
    ${ofEach((name) => `avgOrNull(${name})`)} AS averages,
    ${ofEach((name) => `CAST(toString(${low(name)}) AS Nullable(String))`)} AS lows,
    ${ofEach((name) => `CAST(toString(quantileExactOrNull({share: Float64})(${name})) AS Nullable(String))`)} AS highs
  FROM (${groups.sql})`,
      params: { ...groups.params, share, lowShare: 1 - share },
      tag: "totals.measure",
    },
    rowSchema,
  );
  return measures.map((_, index) => {
    const [lowText, highText] = [row?.lows[index], row?.highs[index]];
    const bounds = lowText && highText ? { low: BigInt(lowText), high: BigInt(highText) } : null;
    return { groups: row?.groups[index] ?? 0, average: row?.averages[index] ?? null, bounds };
  });
}

const texts = z.array(z.string().nullable());
const rowSchema = z.object({
  groups: z.array(int64),
  averages: z.array(z.number().nullable()),
  lows: texts,
  highs: texts,
});
