"use client";

import { useRouter, useSearchParams } from "next/navigation";
import { parseAsString, useQueryState } from "nuqs";
import { useMemo } from "react";
import { noView, pagesOfViews, viewUrlKey } from "@/lib/saved-views/pages";
import { isChanged, type ViewCodec, viewCodec, viewHref } from "@/lib/saved-views/view-codec";
import type { ViewPage } from "@/lib/views/view";
import { type SavedView, useSavedViews } from "./use-saved-views";

/**
 * The saved views of a page: which one it was opened with, and whether it still shows what that says. Everything a view
 * keeps stands in the address, so a view is saved from there and opened by going there.
 *
 * @param codec for a page that keeps more than the selection and the search parameters that `pagesOfViews` names.
 */
export function useSavedView(page: ViewPage, codec?: ViewCodec) {
  const router = useRouter();
  const query = useSearchParams();
  const [viewId, setViewId] = useQueryState(viewUrlKey, parseAsString);
  const list = useSavedViews(page);
  const { path, plainName } = pagesOfViews[page];
  const used = useMemo(() => codec ?? viewCodec(pagesOfViews[page]), [codec, page]);
  const views = list.data ?? [];
  const current = views.find(({ id }) => id === viewId);
  return {
    page,
    plainName,
    views,
    current,
    isChanged: current !== undefined && isChanged(used, query, current.state),
    /** The view the link names is not there (any more). */
    isGone: viewId !== null && viewId !== noView && list.isSuccess && current === undefined,
    /** What saving would keep. */
    state: () => used.toState(query),
    open: (view: SavedView) => router.push(viewHref(page, used, view)),
    /** The page as it is without a view. */
    leave: () => router.push(`${path}?${new URLSearchParams({ [viewUrlKey]: noView })}`),
    adopt: (id: string) => void setViewId(id),
  };
}

export type SavedViewControl = ReturnType<typeof useSavedView>;
