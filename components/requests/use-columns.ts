"use client";

import { useMemo } from "react";
import { type ColumnState, parseColumns, printColumns, setHidden } from "@/lib/columns/column-state";
import { allColumns, type ColumnSpec, type PropertyKey } from "@/lib/columns/columns";
import { useView } from "./use-view";

export interface Columns {
  all: readonly ColumnSpec[];
  state: ColumnState;
  /** The shown ones in their order, pinned ones first. */
  visible: readonly ColumnSpec[];
  setState: (state: ColumnState) => void;
  /** Shows one more column, behind those that are pinned. */
  show: (id: string) => void;
  isDefault: boolean;
  reset: () => void;
}

/** The columns of the table and the reader's arrangement of them, which the URL holds. */
export function useColumns(propertyKeys: readonly PropertyKey[]): Columns {
  const [view, setView] = useView();
  const all = useMemo(() => allColumns(propertyKeys), [propertyKeys]);
  const state = useMemo(() => parseColumns(view.columns, all), [view.columns, all]);
  const visible = useMemo(() => {
    const byId = new Map(all.map((column) => [column.id, column]));
    return state.order
      .filter((id) => !state.hidden.has(id))
      .flatMap((id) => {
        const column = byId.get(id);
        return column ? [column] : [];
      });
  }, [all, state]);
  // Arranging columns is no place to come back to: it replaces the address.
  const setState = (next: ColumnState) =>
    setView({ columns: printColumns(next, all) }, { history: "replace" });
  return {
    all,
    state,
    visible,
    setState,
    show: (id) => void setState(setHidden(state, id, false)),
    isDefault: view.columns === null,
    reset: () => setView({ columns: null }, { history: "replace" }),
  };
}
