"use client";

import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { selectionParams } from "@/components/selection/selection-params";
import { changedMetrics } from "@/lib/overview/changed-metric";
import { selectionUrlKeys } from "@/lib/selection/selection";

/** The overview as the address describes it. */
export function useOverviewView() {
  return useQueryStates(params, { urlKeys: selectionUrlKeys, history: "push" });
}

const params = {
  // A day is best compared with the same day of a week ago, so the week is the period to begin with.
  ...selectionParams({ kind: "relative", amount: 7, unit: "d" }),
  /** What the segments are values of; the page's own choice when absent. */
  by: parseAsString,
  /** What the segments are ranked by, and whose change is traced. */
  of: parseAsStringLiteral(changedMetrics).withDefault("cost"),
};
