"use client";

import { parseAsBoolean, parseAsString, useQueryStates } from "nuqs";
import { parseAsTableSort } from "@/components/figure-table/table-sort-param";
import { selectionParams, timeParams } from "@/components/selection/selection-params";
import { pagesOfViews } from "@/lib/saved-views/pages";
import { selectionUrlKeys } from "@/lib/selection/selection";
import { type KeyColumn, keyColumns } from "./prepare-keys";

/** The list of keys as the URL describes it. */
export function usePropertiesView() {
  return useQueryStates(listParams, { urlKeys, history: "push" });
}

/** The page of one key as the URL describes it. */
export function useKeyView() {
  return useQueryStates(keyParams, { urlKeys, history: "push" });
}

export const valueColumns = ["value", "requests", "cost", "avg_latency", "last_seen"] as const;
export type ValueColumn = (typeof valueColumns)[number];

const { defaultRange } = pagesOfViews.properties;

const listParams = {
  ...timeParams(defaultRange),
  search: parseAsString.withDefault(""),
  sort: parseAsTableSort<KeyColumn>(keyColumns).withDefault({ column: "requests", direction: "desc" }),
  showsHidden: parseAsBoolean.withDefault(false),
};

const keyParams = {
  ...selectionParams(defaultRange),
  search: parseAsString.withDefault(""),
  key: parseAsString.withDefault(""),
  sort: parseAsTableSort<ValueColumn>(valueColumns).withDefault({ column: "requests", direction: "desc" }),
};

const urlKeys = { ...selectionUrlKeys, search: "q", showsHidden: "hidden" } as const;
