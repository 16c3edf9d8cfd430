"use client";

import { type KeyboardEvent, useState } from "react";
import { moveInTree } from "@/lib/session-view/tree-keys";
import type { TreeRow } from "@/lib/session-view/tree-rows";

/** Which steps of a tree are closed and which row has the focus, moved by the keys of a WAI-ARIA tree. */
export function useTreeWalk(initial: () => ReadonlySet<string>) {
  const [closed, setClosed] = useState(initial);
  const [currentId, setCurrentId] = useState<string | null>(null);
  const toggle = (id: string) => setClosed((before) => withToggled(before, id));
  const onKeyDown = (
    event: KeyboardEvent,
    rows: readonly TreeRow[],
    does: { focusRow: (index: number) => void; onOpen: (id: string, by: "keyboard") => void },
  ) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const index = rows.findIndex(({ id }) => id === currentId);
    const move = moveInTree(rows, Math.max(0, index), event.key);
    if (!move) return;
    event.preventDefault();
    // The page would walk its own rows by the same arrows.
    event.stopPropagation();
    if (move.type === "focus") {
      // At once, since the focus itself follows some frames later and the next key may not wait for it.
      setCurrentId(rows[move.index]?.id ?? null);
      does.focusRow(move.index);
    } else if (move.type === "toggle") toggle(move.id);
    else if (move.type === "expand")
      setClosed((before) => new Set([...before].filter((id) => !move.ids.includes(id))));
    else does.onOpen(move.id, "keyboard");
  };
  return { closed, setClosed, toggle, currentId, setCurrentId, onKeyDown };
}

function withToggled(before: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const after = new Set(before);
  if (!after.delete(id)) after.add(id);
  return after;
}
