"use client";

import { ArrowDown, ArrowUp, Pin, PinOff, Tag } from "lucide-react";
import { useId } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import type { ColumnSpec } from "@/lib/columns/columns";

/** A column in the menu: shown or not, and where it stands. */
export function ColumnMenuItem({
  column,
  isVisible,
  isPinned,
  isLastVisible,
  onVisible,
  onPinned,
  onMove,
}: {
  column: ColumnSpec;
  isVisible: boolean;
  isPinned: boolean;
  /** A table without columns would be a blank page: the last one stays. */
  isLastVisible: boolean;
  onVisible: (isVisible: boolean) => void;
  onPinned: (isPinned: boolean) => void;
  onMove: (step: -1 | 1) => void;
}) {
  const id = useId();
  return (
    <li className="group flex min-h-8 items-center gap-0.5 rounded-md pr-1 hover:bg-hover">
      <label
        htmlFor={id}
        title={column.description}
        className="flex min-w-0 flex-1 items-center gap-2 px-2 py-1"
      >
        <Checkbox
          id={id}
          checked={isVisible}
          disabled={isVisible && isLastVisible}
          onCheckedChange={(checked) => onVisible(checked)}
        />
        <span className="truncate">{column.label}</span>
        {"propertyKey" in column.source && (
          <Tag aria-label="Property" className="size-3 shrink-0 text-muted-foreground" />
        )}
      </label>
      {isVisible && (
        <span className="flex text-muted-foreground opacity-60 group-focus-within:opacity-100 group-hover:opacity-100">
          <Button
            variant="ghost"
            size="icon-sm"
            aria-label={`Move ${column.label} up`}
            onClick={() => onMove(-1)}
          >
            <ArrowUp aria-hidden />
          </Button>
          <Button
            variant="ghost"
            size="icon-sm"
            aria-label={`Move ${column.label} down`}
            onClick={() => onMove(1)}
          >
            <ArrowDown aria-hidden />
          </Button>
          <Button
            variant="ghost"
            size="icon-sm"
            aria-label={isPinned ? `Unpin ${column.label}` : `Pin ${column.label} to the left`}
            aria-pressed={isPinned}
            onClick={() => onPinned(!isPinned)}
            className={isPinned ? "text-accent-text" : undefined}
          >
            {isPinned ? <PinOff aria-hidden /> : <Pin aria-hidden />}
          </Button>
        </span>
      )}
    </li>
  );
}
