import { z } from "zod";
import { database } from "@/lib/clickhouse";
import { findField } from "@/lib/fields/fields";
import type { DistinctField } from "@/lib/metrics/metric";
import { groupSql, placeSql } from "@/lib/rollup/group-key";
import type { Interval } from "@/lib/rollup/interval";
import { rawRows } from "@/lib/rollup/statements";
import type { SumsQuery } from "@/lib/rollup/sums-query";
import { int64 } from "./int64";
import { intervalStartSql } from "./interval-start";
import { zoneParams } from "./zone";

/** A question whose groups are known. */
export type NamedQuery = SumsQuery & { named: readonly (readonly string[])[] };

/** How many different values of some fields a group has. */
export interface DistinctRow {
  /** Where its bucket of time begins, in epoch milliseconds; null for the whole range. */
  startMs: number | null;
  /** By key the place among the named values, as `placeSql` numbers them; null for all values of the key. */
  places: (number | null)[];
  /** In the order of the fields. */
  counts: number[];
}

/** SQL for how many different values of a field there are; requests without one do not count. */
export function distinctSql(field: DistinctField): string {
  const { sql = "''" } = findField(field) ?? {};
  return `uniqExactIf(${sql}, ifNull(${sql}, '') != '')`;
}

/**
 * How many different values of some fields there are: in every group, by each key alone, in all, and each of these by
 * bucket of time. Counted anew for each, as groups may share values.
 */
export async function countDistinct(
  query: NamedQuery,
  fields: readonly DistinctField[],
  intervals: readonly Interval[],
): Promise<DistinctRow[]> {
  const { keys, zone, named, every } = query;
  const rows = rawRows(query, intervals);
  const groups = keys.map((key, index) => placeSql(groupSql(key, zone), `named${index}`, named[index] ?? []));
  const columns = groups.map((_, index) => `group_${index}`);
  const sets = [[], ...columns.map((column) => [column]), ...(columns.length > 1 ? [columns] : [])];
  const cuts = [...sets, ...(every ? sets.map((set) => ["start", ...set]) : [])];
  const start = every ? intervalStartSql(every, "created_at", zone) : "0";
  const places = columns.map((column) => `if(grouping(${column}) = 1, NULL, ${column})`);
  const found = await database().query(
    {
      sql: `
  SELECT
    ${every ? "if(grouping(start) = 1, NULL, start)" : "NULL"} AS second,
    [${places.join(", ")}] AS places,
    [${fields.map(distinctSql).join(", ")}] AS counts
  FROM (
    SELECT *, ${[`${start} AS start`, ...groups.map((sql, index) => `${sql} AS group_${index}`)].join(", ")}
    FROM requests
    WHERE ${rows.sql})
  GROUP BY GROUPING SETS (${cuts.map((cut) => `(${cut.join(", ")})`).join(", ")})`,
      params: {
        ...rows.params,
        ...zoneParams(zone),
        ...Object.fromEntries(named.map((values, index) => [`named${index}`, values])),
      },
      tag: "metrics.distinct",
    },
    z.object({ second: int64.nullable(), places: z.array(int64.nullable()), counts: z.array(int64) }),
  );
  return found.map(({ second, places: at, counts }) => ({
    startMs: second === null ? null : second * 1_000,
    places: at,
    counts,
  }));
}
