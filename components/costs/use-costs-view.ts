"use client";

import { parseAsInteger, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { parseAsTableSort } from "@/components/figure-table/table-sort-param";
import { selectionParams } from "@/components/selection/selection-params";
import { costMeasureIds } from "@/lib/costs-view/measures";
import { totalSorts } from "@/lib/costs-view/totals";
import { bucketChoices } from "@/lib/metrics-view/buckets";
import { comparisonChoices } from "@/lib/metrics-view/comparisons";
import { pagesOfViews } from "@/lib/saved-views/pages";
import { selectionUrlKeys } from "@/lib/selection/selection";

/** The page of costs as the address describes it. */
export function useCostsView() {
  return useQueryStates(params, { urlKeys: selectionUrlKeys, history: "push" });
}

export type CostsView = ReturnType<typeof useCostsView>[0];
export type SetCostsView = ReturnType<typeof useCostsView>[1];

const params = {
  ...selectionParams(pagesOfViews.costs.defaultRange),
  /** What costs are broken down by, such as `property.feature`; any name the API can group by. */
  by: parseAsString.withDefault("model"),
  /** A second key, for a table by both. */
  and: parseAsString,
  show: parseAsStringLiteral(costMeasureIds).withDefault("cost"),
  every: parseAsStringLiteral(bucketChoices).withDefault("auto"),
  vs: parseAsStringLiteral(comparisonChoices).withDefault("previous_period"),
  sort: parseAsTableSort(totalSorts).withDefault({ column: "cost", direction: "desc" }),
  /** How many values the totals list. */
  rows: parseAsInteger.withDefault(25),
};
