import type { ValuesField } from "@/lib/facets/facet";
import { quantileSql } from "@/lib/rollup/histogram";
import type { ExportColumn } from "./export-column";

/** A field that a summary is grouped by, and what it is called in the file. */
export interface SummaryKey {
  field: ValuesField;
  id: string;
  label: string;
}

/**
 * The columns of a summary: the value of each key with a word on whether it is missing, which an empty cell does not
 * say, and what its requests add up to. Expressions over `summedRequests`.
 */
export function summaryColumns(keys: readonly SummaryKey[]): ExportColumn[] {
  return [
    ...keys.flatMap(({ id, label }, index) => [
      { id, label, sql: `value${index}`, params: {}, isText: true },
      {
        id: `${id}.is_not_set`,
        label: `${label} not set`,
        sql: `toBool(isNull(value${index}))`,
        params: {},
        isText: false,
      },
    ]),
    ...figures.map(([id, label, sql]) => ({ id, label, sql, params: {}, isText: false })),
  ];
}

const figures: readonly (readonly [id: string, label: string, sql: string])[] = [
  ["requests", "Requests", "requestsSum"],
  ["errors", "Errors", "errorsSum"],
  ["cost", "Cost (USD)", "costSum"],
  [
    "cost_share",
    "Share of cost",
    "if(costOfAll = 0, NULL, round(toFloat64(costSum) / toFloat64(costOfAll), 6))",
  ],
  ["unpriced_requests", "Requests without a price", "unpricedSum"],
  ["prompt_tokens", "Prompt tokens", "promptSum"],
  ["completion_tokens", "Completion tokens", "completionSum"],
  ["total_tokens", "Total tokens", "promptSum + completionSum"],
  ["latency_avg_ms", "Average latency (ms)", "round(latencySum / requestsSum, 3)"],
  ["latency_p50_ms", "Latency p50 (ms)", `round(${quantileSql("latencyCounts", 0.5)}, 3)`],
  ["latency_p95_ms", "Latency p95 (ms)", `round(${quantileSql("latencyCounts", 0.95)}, 3)`],
  ["first_seen", "First seen", "firstSeen"],
  ["last_seen", "Last seen", "lastSeen"],
];
