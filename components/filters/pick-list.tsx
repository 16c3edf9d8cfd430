"use client";

import { type ReactNode, useState } from "react";
import { type Option, OptionList } from "./option-list";
import { useFocusOnMount } from "./use-focus-on-mount";
import { useListbox } from "./use-listbox";

/** A text field with the options that match what stands in it. */
export function PickList({
  label,
  query,
  onQuery,
  options,
  initialId,
  isMulti = false,
  onPick,
  onSubmit,
  onCancel,
  placeholder = "Search",
  className = "max-h-64",
  children,
}: {
  label: string;
  query: string;
  onQuery: (query: string) => void;
  options: readonly Option[];
  /** The option the keyboard starts from. */
  initialId?: string;
  isMulti?: boolean;
  onPick: (id: string) => void;
  /** What Enter does with several chosen ones; taking an option is then left to space and the mouse. */
  onSubmit?: () => void;
  onCancel: () => void;
  placeholder?: string;
  /** How high the list may grow. */
  className?: string;
  children?: ReactNode;
}) {
  const [hasMoved, setMoved] = useState(false);
  const inputRef = useFocusOnMount<HTMLInputElement>();
  const listbox = useListbox({ optionIds: options.map(({ id }) => id), autoHighlight: true, onPick });
  const current = !hasMoved && query === "" && initialId !== undefined ? initialId : null;
  return (
    <div>
      <div className="border-b p-1.5">
        <input
          {...listbox.inputProps}
          ref={inputRef}
          aria-label={label}
          placeholder={placeholder}
          value={query}
          onChange={(event) => onQuery(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Escape") onCancel();
            else if (event.key === "Enter" && (event.metaKey || event.ctrlKey) && onSubmit) onSubmit();
            else {
              if (event.key.startsWith("Arrow")) setMoved(true);
              listbox.onKeyDown(event);
            }
          }}
          className="h-7 w-full rounded-sm bg-transparent px-1.5 text-sm outline-none placeholder:text-muted-foreground"
        />
      </div>
      {options.length === 0 ? (
        <p className="px-3 py-2 text-muted-foreground text-xs">Nothing matches.</p>
      ) : (
        <OptionList
          label={label}
          options={options.map((option) => (option.id === current ? { ...option, detail: "now" } : option))}
          listbox={listbox}
          onPick={onPick}
          isMulti={isMulti}
          className={className}
        />
      )}
      {children}
    </div>
  );
}
