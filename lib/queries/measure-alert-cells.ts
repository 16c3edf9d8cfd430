import { z } from "zod";
import { type CellQuery, cellParams, cellSql, endedMsSql } from "@/lib/alerts/cell-query";
import { database } from "@/lib/clickhouse";
import { stepSql } from "@/lib/rollup/histogram";
import { measures } from "@/lib/rollup/measures";
import { int64 } from "./int64";

/** What the requests of a cell come to. Amounts are exact decimal text. */
export interface Cell {
  cell: number;
  requests: number;
  errors: number;
  /** Requests whose amount is known, and what these come to; empty texts when there is none. */
  known: number;
  sum: string;
  min: string;
  max: string;
  /** How many amounts fall into each log-spaced step. */
  steps: ReadonlyMap<number, number>;
  /** When the first of the requests arrived, and when the last answer ended. */
  firstMs: number;
  lastMs: number;
}

/** The cells of a group; null for the requests without a value. */
export interface GroupCells<C> {
  value: string | null;
  cells: C[];
}

/** An amount that every request has, or null where it is not known. */
export interface CellAmount {
  sql: string;
  /** Whether percentiles are wanted; amounts of money are put into steps by the millionth of a dollar. */
  steps: "none" | "whole" | "money";
}

/** Groups with their cells, in order; those with most requests first. */
export interface MeasuredCells<C> {
  groups: GroupCells<C>[];
  /** How many groups there are. */
  groupCount: number;
}

/**
 * What requests come to by group and cell of time.
 *
 * @returns null when there are more cells than `cellsMax`.
 */
export async function measureAlertCells(
  query: CellQuery,
  amount: CellAmount | null,
  { groupsMax, cellsMax }: { groupsMax: number; cellsMax: number },
): Promise<MeasuredCells<Cell> | null> {
  const rows = await database().query(
    {
      sql: `
  SELECT value, sum(n) AS requests, count() OVER () AS groupCount,
    groupArray((cell, n, errors, known, amounts, lowest, highest, steps, firstMs, lastMs)) AS cells
  FROM (
    SELECT ${query.group ?? "''"} AS value, ${cellSql} AS cell, count() AS n,
      ${measures.errors.fromRequests} AS errors,
      ${amountColumns(amount)},
      min(toUnixTimestamp64Milli(created_at)) AS firstMs,
      max(${endedMsSql}) AS lastMs
    FROM requests
    WHERE ${query.requests.sql}
    GROUP BY value, cell
    LIMIT ${cellsMax + 1}
  )
  GROUP BY value
  ORDER BY requests DESC, value
  LIMIT ${groupsMax}`,
      params: { ...query.requests.params, ...cellParams(query) },
      tag: "alerts.cells",
    },
    rowSchema,
  );
  const count = rows.reduce((sum, { cells }) => sum + cells.length, 0);
  if (count > cellsMax) return null;
  return {
    groupCount: rows[0]?.groupCount ?? 0,
    groups: rows.map(({ value, cells }) => ({
      value,
      cells: cells.map(cellOf).sort((a, b) => a.cell - b.cell),
    })),
  };
}

function amountColumns(amount: CellAmount | null): string {
  const noSteps = "CAST(map(), 'Map(UInt8, Int64)')";
  if (!amount) {
    return `0 AS known, '' AS amounts, '' AS lowest, '' AS highest, ${noSteps} AS steps`;
  }
  const { sql, steps } = amount;
  const scaled = steps === "money" ? `(toFloat64(assumeNotNull(${sql})) * 1000000)` : `assumeNotNull(${sql})`;
  const counts = `sumMapIf(map(${stepSql(scaled)}, toInt64(1)), ${sql} IS NOT NULL)`;
  const text = (aggregate: string) => `ifNull(toString(${aggregate}(${sql})), '')`;
  return `count(${sql}) AS known, ${text("sum")} AS amounts, ${text("min")} AS lowest, ${text("max")} AS highest,
      ${steps === "none" ? noSteps : counts} AS steps`;
}

const rowSchema = z.object({
  value: z.string().nullable(),
  requests: int64,
  groupCount: int64,
  cells: z.array(
    z.tuple([
      int64,
      int64,
      int64,
      int64,
      z.string(),
      z.string(),
      z.string(),
      z.record(z.string(), int64),
      int64,
      int64,
    ]),
  ),
});

type SentCell = z.infer<typeof rowSchema>["cells"][number];

function cellOf([cell, requests, errors, known, sum, min, max, steps, firstMs, lastMs]: SentCell): Cell {
  const counts = Object.entries(steps).map(([step, count]) => [Number(step), count] as const);
  return { cell, requests, errors, known, sum, min, max, steps: new Map(counts), firstMs, lastMs };
}
