"use client";

import { createParser, parseAsBoolean, parseAsString, useQueryStates } from "nuqs";
import { selectionParams } from "@/components/selection/selection-params";
import { defaultSort, parseSort, printSort } from "@/lib/requests-view/sort";
import { requestsUrlKeys } from "@/lib/requests-view/url-keys";
import { parseList, printList } from "@/lib/url-list";

/**
 * The requests screen as the URL describes it. Everything that changes what is seen stands here, so that a link
 * shows another reader the same; what is only taste (widths, density) stays in the browser.
 */
export function useView() {
  return useQueryStates(params, { urlKeys: requestsUrlKeys, history: "push" });
}

export type View = ReturnType<typeof useView>[0];
export type SetView = ReturnType<typeof useView>[1];

const parseAsSort = createParser({
  parse: parseSort,
  serialize: printSort,
  eq: (a, b) => printSort(a) === printSort(b),
});

const parseAsList = createParser({
  parse: parseList,
  serialize: printList,
  eq: (a, b) => printList(a) === printList(b),
});

const params = {
  ...selectionParams(),
  sort: parseAsSort.withDefault(defaultSort),
  columns: parseAsString,
  requestId: parseAsString,
  pinnedFacets: parseAsList.withDefault([]),
  isLive: parseAsBoolean.withDefault(false),
};
