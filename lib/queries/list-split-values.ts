import { z } from "zod";
import { database } from "@/lib/clickhouse";
import type { SplitValue } from "@/lib/exports/split/split-value";
import type { ValuesField } from "@/lib/facets/facet";
import { exportTimeoutMs } from "./export-timeout";
import { int64 } from "./int64";
import { type RequestSelection, selectionCondition } from "./request-selection";

/** The values of a field in a selection in their order, first the requests that have none; at most `limit`. */
export function listSplitValues(
  selection: RequestSelection,
  field: ValuesField,
  limit: number,
): Promise<SplitValue[]> {
  const where = selectionCondition(selection);
  return database().query(
    {
      sql: `
  SELECT
    CAST(${field.textSql("k")} AS Nullable(String)) AS value,
    sum(requests) AS rows,
    sum(bytes) AS bodyBytes
  FROM (
    SELECT ${field.sql} AS k, count() AS requests, sum(request_bytes + response_bytes) AS bytes
    FROM requests
    WHERE ${where.sql}
    GROUP BY k
  )
  GROUP BY value
  ORDER BY value ASC NULLS FIRST
  LIMIT {limit: UInt32}`,
      params: { ...where.params, limit },
      tag: "exports.split_values",
      timeoutMs: exportTimeoutMs,
    },
    z.object({ value: z.string().nullable(), rows: int64, bodyBytes: int64 }),
  );
}
