"use client";

import type { SetView, View } from "@/components/requests/use-view";
import type { ColumnSpec } from "@/lib/columns/columns";
import { isChanged, type ScreenState, toScreenState, toViewState } from "@/lib/saved-views/view-state";
import { type SavedView, useSavedViews } from "./use-saved-views";

/** The view the screen was opened with, and whether the screen still shows what it says. */
export function useCurrentView(view: View, setView: SetView, columns: readonly ColumnSpec[]) {
  const list = useSavedViews();
  const views = list.data ?? [];
  const current = views.find(({ id }) => id === view.viewId);
  const screen: ScreenState = view;
  const open = (chosen: SavedView) => {
    const { pinnedFacets, ...state } = toScreenState(chosen.state, columns);
    void setView({ ...state, pinnedFacets: [...pinnedFacets], viewId: chosen.id, requestId: null });
  };
  return {
    views,
    current,
    isChanged: current !== undefined && isChanged(screen, current.state, columns),
    /** The view the link names is not there (any more). */
    isGone: view.viewId !== null && view.viewId !== noView && list.isSuccess && current === undefined,
    /** What saving would keep. */
    state: () => toViewState(screen, columns),
    open,
    /** The page as it is without a view. */
    leave: () =>
      void setView({
        filter: null,
        range: null,
        sort: null,
        columns: null,
        pinnedFacets: null,
        requestId: null,
        viewId: noView,
      }),
    adopt: (id: string) => void setView({ viewId: id }, { history: "replace" }),
  };
}

export type CurrentView = ReturnType<typeof useCurrentView>;

/** Says that no view is wanted, not even the default one. */
const noView = "none";
