"use client";

import { useSelection } from "@/components/selection/selection-scope";
import { Button } from "@/components/ui/button";
import { groupPieces, negatePieces, removePieces } from "@/lib/filter-bar/edit";
import type { PieceSelection } from "./use-piece-selection";

/** What can be done with the selected chips. */
export function SelectionBar({ selection, onDone }: { selection: PieceSelection; onDone: () => void }) {
  const { filter, change } = useSelection();
  const { places } = selection;
  if (places.length === 0) return null;
  const actions = [
    ...(places.length > 1
      ? [{ label: "Group as any of", next: () => groupPieces(filter, places, "or"), hint: "Ctrl+G" }]
      : []),
    { label: "Negate", next: () => negatePieces(filter, places) },
    { label: "Remove", next: () => removePieces(filter, places), hint: "Backspace" },
  ];
  return (
    <div role="toolbar" aria-label="Selected filters" className="flex items-center gap-1">
      {actions.map(({ label, next, hint }) => (
        <Button
          key={label}
          className="h-6 px-2"
          title={hint}
          // The field would lose the focus, and with it the selection, before the click is known.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => {
            change(next());
            selection.clear();
            onDone();
          }}
        >
          {label}
        </Button>
      ))}
    </div>
  );
}
