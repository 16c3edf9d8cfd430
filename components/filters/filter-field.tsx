"use client";

import { ListFilter } from "lucide-react";
import { type KeyboardEvent, useState } from "react";
import { SelectionProvider } from "@/components/selection/selection-scope";
import type { FilterParam } from "@/lib/filter-bar/filter-param";
import type { KnownField } from "@/lib/filter-bar/known-field";
import type { TimeRange } from "@/lib/time-range/time-range";
import { BuilderPopover } from "./builder/builder-popover";
import { ChipBox } from "./chip-box";

/** Values are suggested from the requests of this time. */
const suggestionRange: TimeRange = { kind: "relative", amount: 30, unit: "d" };

/** A filter as a part of a form: chips and the builder, with what they hold kept by the form. */
export function FilterField({
  label,
  value,
  onChange,
  isOffered,
}: {
  label: string;
  value: FilterParam;
  onChange: (value: FilterParam) => void;
  /** Leaves fields out that make no sense here. */
  isOffered?: (field: KnownField) => boolean;
}) {
  const [range, setRange] = useState(suggestionRange);
  return (
    <SelectionProvider
      selection={{ filter: value, range, zone: "local" }}
      onChange={(change) => {
        if (change.filter) onChange(change.filter);
        if (change.range) setRange(change.range);
      }}
      isOffered={isOffered}
    >
      <search aria-label={label} className="flex items-start gap-1.5" onKeyDown={keepKeys}>
        <div className="relative flex min-h-9 min-w-0 flex-1 items-start rounded-md border border-border-strong bg-surface shadow-control focus-within:border-accent">
          <ListFilter aria-hidden className="mt-2.5 ml-2.5 size-3.5 shrink-0 text-muted-foreground" />
          <ChipBox closesAfterCommit />
        </div>
        <div className="pt-1">
          <BuilderPopover />
        </div>
      </search>
    </SelectionProvider>
  );
}

/** Escape closes the list of suggestions, not the dialog around it; Enter takes a filter up and does not send the form. */
function keepKeys(event: KeyboardEvent) {
  if (event.key === "Escape" && event.defaultPrevented) event.stopPropagation();
  if (event.key === "Enter" && event.target instanceof HTMLInputElement) event.preventDefault();
}

/** Why a form cannot be sent: a filter was typed and not taken up, which would be dropped without a word. */
export function untakenFilter(form: HTMLFormElement): Error | null {
  const typed = form.querySelector<HTMLInputElement>("input[data-filter-input]")?.value.trim() ?? "";
  return typed === ""
    ? null
    : new Error(`The filter “${typed}” is not taken up yet: press Enter behind it, or empty the field.`);
}
