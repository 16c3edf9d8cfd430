import { z } from "zod";
import { type ColumnState, parseColumns, printColumns } from "@/lib/columns/column-state";
import type { ColumnSpec } from "@/lib/columns/columns";
import { defaultSort, parseSort, printSort, type Sort, wireSort } from "@/lib/requests-view/sort";
import { requestsUrlKeys as keys } from "@/lib/requests-view/url-keys";
import { parseList, printList } from "@/lib/url-list";
import { pagesOfViews } from "./pages";
import { toSelectionQuery, toSelectionState, type ViewCodec } from "./view-codec";
import type { ViewState } from "./view-state";

/**
 * The codec of the requests page, whose views keep order, columns and facets in the API's own words. Columns are named
 * only when they differ from the default.
 */
export function requestsCodec(columns: readonly ColumnSpec[]): ViewCodec {
  const { defaultRange } = pagesOfViews.requests;
  return {
    toState: (query) => {
      const text = query.get(keys.columns);
      const { order, hidden, pinned } = parseColumns(text, columns);
      return {
        ...toSelectionState(query, defaultRange),
        sort: wireSort(parseSort(query.get(keys.sort) ?? "") ?? defaultSort),
        ...(text !== null && { columns: order.filter((id) => !hidden.has(id)), pinnedColumns: [...pinned] }),
        pinnedFacets: parseList(query.get(keys.pinnedFacets) ?? ""),
      };
    },
    toQuery: (state) => {
      const query = toSelectionQuery(state, defaultRange);
      query.set(keys.sort, printSort(readSort(state.sort)));
      const shown = state.columns && printColumns(columnState(state.columns, state, columns), columns);
      if (shown) query.set(keys.columns, shown);
      if (state.pinnedFacets?.length) query.set(keys.pinnedFacets, printList(state.pinnedFacets));
      return query;
    },
  };
}

function columnState(
  shown: readonly string[],
  { pinnedColumns = [] }: ViewState,
  columns: readonly ColumnSpec[],
): ColumnState {
  const rest = columns.map(({ id }) => id).filter((id) => !shown.includes(id));
  return {
    order: [...shown, ...rest],
    hidden: new Set(rest),
    pinned: pinnedColumns.filter((id) => shown.includes(id)),
  };
}

function readSort(sort: ViewState["sort"]): Sort {
  const [name, value] = Object.entries(sort ?? {})[0] ?? [];
  const property =
    name === "properties" ? z.record(z.string(), directionSchema).safeParse(value).data : undefined;
  const [key, direction] = property
    ? (Object.entries(property)[0] ?? [])
    : [name, directionSchema.safeParse(value).data];
  if (key === undefined || direction === undefined) return defaultSort;
  return { columnId: property ? `property.${key}` : key, direction };
}

const directionSchema = z.enum(["asc", "desc"]);
