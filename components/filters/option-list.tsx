"use client";

import { Check } from "lucide-react";
import { Fragment } from "react";
import { cn } from "@/components/ui/cn";
import { formatCount } from "@/lib/format/format";
import type { Listbox } from "./use-listbox";

export interface Option {
  id: string;
  label: string;
  detail?: string;
  requests?: number;
  section?: string;
  /** For lists in which several can be chosen. */
  checked?: boolean;
}

/** The options of a combobox, in sections; the text field keeps the focus while they are walked through. */
export function OptionList({
  label,
  options,
  listbox,
  onPick,
  isMulti = false,
  className,
}: {
  label: string;
  options: readonly Option[];
  listbox: Listbox;
  onPick: (id: string) => void;
  isMulti?: boolean;
  className?: string;
}) {
  return (
    <div
      ref={listbox.listRef}
      id={listbox.listId}
      role="listbox"
      aria-label={label}
      aria-multiselectable={isMulti || undefined}
      data-open=""
      className={cn("max-h-80 overflow-y-auto overscroll-contain p-1", className)}
    >
      {options.map((option, index) => (
        <Fragment key={option.id}>
          {option.section !== undefined && option.section !== options[index - 1]?.section && (
            <div role="presentation" className="px-2 pt-2 pb-1 font-medium text-2xs text-muted-foreground">
              {option.section}
            </div>
          )}
          <button
            type="button"
            id={listbox.optionDomId(index)}
            data-index={index}
            role="option"
            tabIndex={-1}
            aria-selected={isMulti ? option.checked === true : option.id === listbox.activeId}
            data-active={option.id === listbox.activeId || undefined}
            onPointerMove={() => listbox.setActiveId(option.id)}
            // The press would take the focus from the text field before the click is known.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onPick(option.id)}
            className="flex min-h-7 w-full select-none text-left items-center gap-2 rounded-md px-2 py-1 text-sm data-active:bg-hover"
          >
            {isMulti && (
              <span
                aria-hidden
                className={cn(
                  "flex size-4 shrink-0 items-center justify-center rounded-sm border border-control bg-surface text-accent-foreground",
                  option.checked && "border-accent bg-accent",
                )}
              >
                {option.checked && <Check className="size-3" strokeWidth={3} />}
              </span>
            )}
            <span className="min-w-0 truncate" title={option.label.length > 40 ? option.label : undefined}>
              {option.label}
            </span>
            {option.detail && (
              <span className="min-w-0 truncate font-mono text-muted-foreground text-xs">
                {option.detail}
              </span>
            )}
            {option.requests !== undefined && (
              <span className="ml-auto shrink-0 pl-2 text-muted-foreground text-xs">
                {formatCount(option.requests)}
                <span className="sr-only"> requests</span>
              </span>
            )}
          </button>
        </Fragment>
      ))}
    </div>
  );
}
