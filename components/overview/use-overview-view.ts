"use client";

import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { selectionParams } from "@/components/selection/selection-params";
import { changedMetrics } from "@/lib/overview/changed-metric";
import { pagesOfViews } from "@/lib/saved-views/pages";
import { selectionUrlKeys } from "@/lib/selection/selection";

/** The overview as the address describes it. */
export function useOverviewView() {
  return useQueryStates(params, { urlKeys: selectionUrlKeys, history: "push" });
}

const params = {
  ...selectionParams(pagesOfViews.overview.defaultRange),
  /** What the segments are values of; the page's own choice when absent. */
  by: parseAsString,
  /** What the segments are ranked by, and whose change is traced. */
  of: parseAsStringLiteral(changedMetrics).withDefault("cost"),
};
