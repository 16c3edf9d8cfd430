"use client";

import { createParser, parseAsBoolean, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { parseAsFilter, parseAsTimeRange } from "@/components/requests/use-view";
import { emptyFilterParam } from "@/lib/filter-bar/filter-param";
import type { TimeRange } from "@/lib/time-range/time-range";
import { type KeyColumn, keyColumns } from "./prepare-keys";
import { parseTableSort, printTableSort, type TableSort } from "./prepare-sort";

/** The list of keys as the URL describes it. */
export function usePropertiesView() {
  return useQueryStates(listParams, { urlKeys, history: "push" });
}

/** The page of one key as the URL describes it. */
export function useKeyView() {
  return useQueryStates(keyParams, { urlKeys: { ...urlKeys, filter: "f" }, history: "push" });
}

/** Keys come and go within weeks; a day says little of them. */
export const defaultRange: TimeRange = { kind: "relative", amount: 30, unit: "d" };

export const valueColumns = ["value", "requests", "cost", "avg_latency", "last_seen"] as const;
export type ValueColumn = (typeof valueColumns)[number];

function parseAsTableSort<Column extends string>(columns: readonly Column[]) {
  return createParser<TableSort<Column>>({
    parse: (text) => parseTableSort(text, columns),
    serialize: printTableSort,
    eq: (a, b) => printTableSort(a) === printTableSort(b),
  });
}

const common = {
  range: parseAsTimeRange.withDefault(defaultRange),
  zone: parseAsStringLiteral(["local", "utc"]).withDefault("local"),
  search: parseAsString.withDefault(""),
};

const listParams = {
  ...common,
  sort: parseAsTableSort<KeyColumn>(keyColumns).withDefault({ column: "requests", direction: "desc" }),
  showsHidden: parseAsBoolean.withDefault(false),
};

const keyParams = {
  ...common,
  key: parseAsString.withDefault(""),
  filter: parseAsFilter.withDefault(emptyFilterParam),
  sort: parseAsTableSort<ValueColumn>(valueColumns).withDefault({ column: "requests", direction: "desc" }),
};

const urlKeys = { range: "t", zone: "tz", search: "q", showsHidden: "hidden" } as const;
