import type { Statement } from "@/lib/clickhouse/database";
import { propertySql } from "@/lib/fields/property-path";
import { type RequestSelection, selectionCondition } from "@/lib/queries/request-selection";

/** The values of a key within a selection, the most frequent first. */
export function facetStatement(selection: RequestSelection, key: string, limit: number): Statement {
  const { sql, params } = selectionCondition(selection);
  const property = propertySql(key);
  return {
    sql: `SELECT ${property} AS value, count() AS requests
      FROM requests
      WHERE ${sql} AND ${property} IS NOT NULL
      GROUP BY value
      ORDER BY requests DESC, value
      LIMIT {limit: UInt32}`,
    params: { ...params, limit },
    tag: "bench.facet",
  };
}
