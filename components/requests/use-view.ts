"use client";

import {
  createParser,
  parseAsArrayOf,
  parseAsBoolean,
  parseAsString,
  parseAsStringLiteral,
  useQueryStates,
} from "nuqs";
import { emptyFilterParam, parseFilterParam, printFilterParam } from "@/lib/filter-bar/filter-param";
import { defaultSort, parseSort, printSort } from "@/lib/requests-view/sort";
import { requestsUrlKeys } from "@/lib/requests-view/url-keys";
import { defaultTimeRange, parseTimeParam, printTimeParam } from "@/lib/time-range/time-range";

/**
 * The requests screen as the URL describes it. Everything that changes what is seen stands here, so that a link
 * shows another reader the same; what is only taste (widths, density) stays in the browser.
 */
export function useView() {
  return useQueryStates(params, { urlKeys: requestsUrlKeys, history: "push" });
}

export type View = ReturnType<typeof useView>[0];
export type SetView = ReturnType<typeof useView>[1];

export const parseAsTimeRange = createParser({
  parse: parseTimeParam,
  serialize: printTimeParam,
  eq: (a, b) => printTimeParam(a) === printTimeParam(b),
});

const parseAsSort = createParser({
  parse: parseSort,
  serialize: printSort,
  eq: (a, b) => printSort(a) === printSort(b),
});

/** A filter that cannot be read is kept, so that it can be shown: it never counts as none. */
export const parseAsFilter = createParser({
  parse: parseFilterParam,
  serialize: printFilterParam,
  eq: (a, b) => printFilterParam(a) === printFilterParam(b),
});

const params = {
  filter: parseAsFilter.withDefault(emptyFilterParam),
  range: parseAsTimeRange.withDefault(defaultTimeRange),
  zone: parseAsStringLiteral(["local", "utc"]).withDefault("local"),
  sort: parseAsSort.withDefault(defaultSort),
  columns: parseAsString,
  requestId: parseAsString,
  pinnedFacets: parseAsArrayOf(parseAsString).withDefault([]),
  /** The saved view the screen was opened with; `none` when not even the default is wanted. */
  viewId: parseAsString,
  isLive: parseAsBoolean.withDefault(false),
};
