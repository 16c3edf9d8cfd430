import { database } from "@/lib/clickhouse";
import type { SummaryKey } from "@/lib/exports/summary-columns";
import { measures } from "@/lib/rollup/measures";
import { exportTimeoutMs } from "./export-timeout";
import { type PageView, selectedColumns } from "./read-export-page";
import { type RequestSelection, selectionCondition } from "./request-selection";

/** What requests add up to by one or two fields, the most expensive groups first: a page of them as bytes of a file. */
export function readSummaryPage(
  selection: RequestSelection,
  keys: readonly SummaryKey[],
  view: PageView,
  { limit, offset }: { limit: number; offset: number },
): Promise<Uint8Array> {
  const where = selectionCondition(selection);
  const columns = selectedColumns(view);
  const values = keys.map((_, index) => `value${index}`);
  const groups = keys.map(
    ({ field }, index) => `CAST(${field.textSql(field.sql)} AS Nullable(String)) AS value${index}`,
  );
  return database().queryBytes(
    {
      sql: `
  SELECT
    ${columns.sql}
  FROM (
    SELECT *, sum(ifNull(costSum, 0)) OVER () AS costOfAll
    FROM (
      SELECT
        ${groups.join(",\n        ")},
        count() AS requestsSum,
        ${measures.errors.fromRequests} AS errorsSum,
        sum(cost_usd) AS costSum,
        ${measures.unpriced.fromRequests} AS unpricedSum,
        ${measures.prompt_tokens.fromRequests} AS promptSum,
        ${measures.completion_tokens.fromRequests} AS completionSum,
        ${measures.latency_ms.fromRequests} AS latencySum,
        ${measures.latency_counts.fromRequests} AS latencyCounts,
        min(created_at) AS firstSeen,
        max(created_at) AS lastSeen
      FROM requests
      WHERE ${where.sql}
      GROUP BY ${values.join(", ")}
    )
  ) AS summedRequests
  ORDER BY costSum DESC NULLS LAST, requestsSum DESC, ${values.map((value) => `${value} ASC NULLS FIRST`).join(", ")}
  LIMIT {limit: UInt32} OFFSET {offset: UInt64}
  SETTINGS ${view.engine.settings}`,
      params: { ...where.params, ...columns.params, limit, offset },
      tag: "exports.summary",
      timeoutMs: exportTimeoutMs,
    },
    view.engine.name,
  );
}
