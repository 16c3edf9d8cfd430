"use client";

import { createParser, parseAsInteger, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { parseAsTableSort } from "@/components/figure-table/table-sort-param";
import { selectionParams } from "@/components/selection/selection-params";
import { measureIds, performanceColumns } from "@/lib/performance/measures";
import { parseSegment, printSegment, type Segment } from "@/lib/performance/segment";
import { pagesOfViews } from "@/lib/saved-views/pages";
import { selectionUrlKeys } from "@/lib/selection/selection";

/** The page of speed and failures as the address describes it. */
export function usePerformanceView() {
  return useQueryStates(params, { urlKeys: selectionUrlKeys, history: "push" });
}

const parseAsSegment = createParser<Segment>({
  parse: parseSegment,
  serialize: printSegment,
  eq: (a, b) => printSegment(a) === printSegment(b),
});

const params = {
  ...selectionParams(pagesOfViews.performance.defaultRange),
  /** What the requests are told apart by. */
  by: parseAsString.withDefault("model"),
  /** The figure of the chart. */
  of: parseAsStringLiteral(measureIds).withDefault("latency_p95"),
  sort: parseAsTableSort(performanceColumns).withDefault({ column: "requests", direction: "desc" }),
  /** How many values the table lists. */
  rows: parseAsInteger.withDefault(20),
  /** The two segments side by side; those with most requests when absent. */
  a: parseAsSegment,
  b: parseAsSegment,
};
