"use client";

import { type RefObject, useCallback, useState } from "react";
import { useShortcut } from "@/components/shell/use-shortcut";
import type { RequestRow } from "@/lib/record";
import type { TableHandle } from "./requests-table";
import type { SetView, View } from "./use-view";

/**
 * Moves from row to row with the keyboard, opens and closes the request beside the list, and keeps the focus where
 * the reader is: on the rows while walking them, back on the row when the panel closes.
 */
export function useRowWalk({
  rows,
  view,
  setView,
  tableRef,
  drawerRef,
}: {
  rows: readonly RequestRow[];
  view: View;
  setView: SetView;
  tableRef: RefObject<TableHandle | null>;
  drawerRef: RefObject<HTMLElement | null>;
}) {
  const [cursorId, setCursorId] = useState<string | null>(null);
  const currentId = view.requestId ?? cursorId;
  const currentIndex = rows.findIndex((row) => row.request_id === currentId);

  const open = useCallback(
    (id: string, by: "mouse" | "keyboard") => {
      setCursorId(id);
      // The first opening is a step that "back" undoes; going from one to the next is not.
      void setView((before) => ({ ...before, requestId: id }), {
        history: view.requestId ? "replace" : "push",
      });
      // Whoever opened it with the keyboard goes on reading there.
      if (by === "keyboard") requestAnimationFrame(() => drawerRef.current?.focus());
    },
    [setView, view.requestId, drawerRef],
  );

  // Inside the panel the arrows scroll what is read there.
  const isInDrawer = (target: EventTarget | null) =>
    target instanceof Node && (drawerRef.current?.contains(target) ?? false);

  const step = (by: -1 | 1) => {
    const index = currentIndex === -1 ? 0 : Math.min(rows.length - 1, Math.max(0, currentIndex + by));
    const row = rows[index];
    if (!row) return;
    setCursorId(row.request_id);
    if (view.requestId !== null) void setView({ requestId: row.request_id }, { history: "replace" });
    tableRef.current?.reveal(index, row.request_id, { focus: !isInDrawer(document.activeElement) });
  };

  const close = () => {
    if (view.requestId === null) return;
    void setView({ requestId: null }, { history: "replace" });
    if (currentId !== null && currentIndex !== -1) {
      setCursorId(currentId);
      tableRef.current?.reveal(currentIndex, currentId, { focus: true });
    }
  };

  useShortcut("j", () => step(1));
  useShortcut("k", () => step(-1));
  useShortcut("down", () => step(1), { unless: isInDrawer });
  useShortcut("up", () => step(-1), { unless: isInDrawer });
  useShortcut("escape", close, { enabled: view.requestId !== null });
  return { open, step, close, tabStopId: rows[Math.max(0, currentIndex)]?.request_id };
}
