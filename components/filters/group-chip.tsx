"use client";

import { X } from "lucide-react";
import type { ReactNode } from "react";
import { useSelection } from "@/components/selection/selection-scope";
import { cn } from "@/components/ui/cn";
import { negateAt, type Path, removeAt, toggleGroupAt } from "@/lib/filter-bar/edit";
import type { Filter } from "@/lib/filters";
import { placed } from "./placed";
import { selectOnShift } from "./select-on-shift";

/** A group of the filter with its parts in one frame; its words are buttons that change what it means. */
export function GroupChip({
  word,
  parts,
  path,
  isNegated = false,
  isSelected = false,
  onSelect,
  renderPiece,
}: {
  /** "any of" or "all of"; null for a single part that is only negated. */
  word: string | null;
  parts: readonly Filter[];
  path: Path;
  isNegated?: boolean;
  isSelected?: boolean;
  onSelect?: (isExtending: boolean) => void;
  renderPiece: (part: { piece: Filter; path: Path; key: string }) => ReactNode;
}) {
  const { filter, change } = useSelection();
  const inner = isNegated ? [...path, 0] : path;
  const names = word === "no request" ? "condition" : "group";
  return (
    <fieldset
      aria-label={[isNegated && "not", word].filter(Boolean).join(" ")}
      data-selected={isSelected || undefined}
      onPointerDown={(event) => selectOnShift(event, onSelect)}
      className="flex min-w-0 flex-wrap items-center gap-1 rounded-md border border-border-strong bg-background px-1 py-0.5 data-selected:ring-2 data-selected:ring-ring"
    >
      {isNegated && (
        <button
          type="button"
          title="Drop the not"
          onClick={() => change(negateAt(filter, path))}
          className={cn(wordStyle, "bg-danger-soft font-medium text-danger-text")}
        >
          not
        </button>
      )}
      {word !== null && (
        <button
          type="button"
          title={word === "any of" ? "Change to all of" : "Change to any of"}
          disabled={parts.length === 0}
          onClick={() => change(toggleGroupAt(filter, inner))}
          className={cn(wordStyle, "font-medium text-accent-text")}
        >
          {word}
        </button>
      )}
      {placed(parts).map(({ piece, place, key }) =>
        renderPiece({ piece, path: word === null ? inner : [...inner, place], key }),
      )}
      <button
        type="button"
        aria-label={`Remove ${names}`}
        onClick={() => change(removeAt(filter, path))}
        className="flex size-6 items-center justify-center rounded-sm text-muted-foreground hover:bg-hover hover:text-foreground"
      >
        <X aria-hidden className="size-3" />
      </button>
    </fieldset>
  );
}

const wordStyle = "h-6 min-w-6 rounded-sm px-1.5 text-xs hover:bg-hover";
