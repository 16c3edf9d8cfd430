import { parseFilterParam, printFilterParam } from "@/lib/filter-bar/filter-param";
import { emptyFilter, parseWire, printWire } from "@/lib/filters";
import { selectionUrlKeys as keys } from "@/lib/selection/selection";
import { parseTimeParam, printTimeParam, type TimeRange } from "@/lib/time-range/time-range";
import type { ViewPage } from "@/lib/views/view";
import { type PageOfViews, pagesOfViews, viewUrlKey } from "./pages";
import type { ViewState } from "./view-state";

/** How the address of a page and the state that its views keep follow from one another. */
export interface ViewCodec {
  /** What a view of the page as it stands in this address would keep. */
  toState: (query: URLSearchParams) => ViewState;
  /** The address of what a view keeps; what the view does not say is the page's own default. */
  toQuery: (state: ViewState) => URLSearchParams;
}

/** The codec of a page whose views keep the selection and some of its own search parameters as they are. */
export function viewCodec({ kept, defaultRange }: PageOfViews): ViewCodec {
  return {
    toState: (query) => ({
      ...toSelectionState(query, defaultRange),
      display: Object.fromEntries(
        kept.flatMap((key) => {
          const text = query.get(key);
          return text === null ? [] : [[key, text]];
        }),
      ),
    }),
    toQuery: (state) => {
      const query = toSelectionQuery(state, defaultRange);
      for (const key of kept) {
        const text = state.display?.[key];
        if (text !== undefined) query.set(key, text);
      }
      return query;
    },
  };
}

/** The filter and time range of an address as views keep them. The clock is the reader's, so no view keeps it. */
export function toSelectionState(query: URLSearchParams, defaultRange: TimeRange): ViewState {
  return {
    filter: printWire(parseFilterParam(query.get(keys.filter) ?? "").filter),
    timeRange: printTimeParam(parseTimeParam(query.get(keys.range) ?? "") ?? defaultRange),
  };
}

/** The address of a view's filter and time range. Both stand in it, so that it means the same everywhere. */
export function toSelectionQuery(state: ViewState, defaultRange: TimeRange): URLSearchParams {
  const parsed = parseWire(state.filter ?? "all");
  const filter = printFilterParam({ filter: parsed.ok ? parsed.filter : emptyFilter, unread: [] });
  return new URLSearchParams({
    ...(filter !== "" && { [keys.filter]: filter }),
    [keys.range]: printTimeParam(parseTimeParam(state.timeRange ?? "") ?? defaultRange),
  });
}

/** The address that opens a page with a view as it was saved. */
export function viewHref(page: ViewPage, codec: ViewCodec, view: { id: string; state: ViewState }): string {
  const query = codec.toQuery(view.state);
  query.set(viewUrlKey, view.id);
  return `${pagesOfViews[page].path}?${query}`;
}

/** Whether an address shows something else than the view says. */
export function isChanged(codec: ViewCodec, query: URLSearchParams, state: ViewState): boolean {
  const kept = codec.toState(codec.toQuery(state));
  return JSON.stringify(codec.toState(query)) !== JSON.stringify(kept);
}
