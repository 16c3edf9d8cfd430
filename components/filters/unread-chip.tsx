"use client";

import { TriangleAlert, X } from "lucide-react";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import type { UnreadPiece } from "@/lib/filter-bar/filter-param";

/** A piece of the link that cannot be applied: it stays in sight, says why, and goes only when it is removed. */
export function UnreadChip({ piece, onRemove }: { piece: UnreadPiece; onRemove: () => void }) {
  return (
    <div className="flex h-6.5 min-w-0 max-w-full items-center rounded-sm border border-danger bg-danger-soft text-danger-text text-xs">
      <Popover>
        <PopoverTrigger
          title={piece.reason}
          className="flex h-full min-w-0 items-center gap-1 truncate pl-1.5 hover:underline"
        >
          <TriangleAlert aria-hidden className="size-3 shrink-0" />
          <span className="shrink-0 font-medium">Not applied:</span>
          <span className="max-w-60 truncate font-mono">{piece.text}</span>
        </PopoverTrigger>
        <PopoverContent aria-label="Why this is not applied" className="max-w-96 p-3">
          <p className="break-words">{piece.reason}</p>
        </PopoverContent>
      </Popover>
      <button
        type="button"
        aria-label="Remove what is not applied"
        onClick={onRemove}
        className="flex size-6 shrink-0 items-center justify-center rounded-sm hover:bg-hover"
      >
        <X aria-hidden className="size-3" />
      </button>
    </div>
  );
}
