"use client";

import { parseAsInteger, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { selectionParams } from "@/components/selection/selection-params";
import { bucketChoices } from "@/lib/metrics-view/buckets";
import { pagesOfViews } from "@/lib/saved-views/pages";
import { selectionUrlKeys } from "@/lib/selection/selection";

/** The page of costs per unit as the address describes it. */
export function useUnitCostsView() {
  return useQueryStates(params, { urlKeys: selectionUrlKeys, history: "push" });
}

export type UnitCostsView = ReturnType<typeof useUnitCostsView>[0];
export type SetUnitCostsView = ReturnType<typeof useUnitCostsView>[1];

const params = {
  ...selectionParams(pagesOfViews["unit-costs"].defaultRange),
  /** What the units are the values of, such as `session` or `property.ticket`. */
  unit: parseAsString.withDefault("session"),
  /** What a unit is sold for, as it was typed. */
  price: parseAsString.withDefault(""),
  every: parseAsStringLiteral(bucketChoices).withDefault("auto"),
  /** How many of the most expensive units are listed. */
  rows: parseAsInteger.withDefault(20),
};
