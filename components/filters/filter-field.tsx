"use client";

import { ListFilter } from "lucide-react";
import { useState } from "react";
import { SelectionProvider } from "@/components/selection/selection-scope";
import type { FilterParam } from "@/lib/filter-bar/filter-param";
import type { TimeRange } from "@/lib/time-range/time-range";
import { BuilderPopover } from "./builder/builder-popover";
import { ChipBox } from "./chip-box";

/** Values are suggested from the requests of this time. */
const suggestionRange: TimeRange = { kind: "relative", amount: 30, unit: "d" };

/**
 * A filter as a part of a form: chips and the builder, with what they hold kept by the form. It must not stand inside of a
 * `<form>`, where Enter would submit.
 */
export function FilterField({
  label,
  value,
  onChange,
}: {
  label: string;
  value: FilterParam;
  onChange: (value: FilterParam) => void;
}) {
  const [range, setRange] = useState(suggestionRange);
  return (
    <SelectionProvider
      selection={{ filter: value, range, zone: "local" }}
      onChange={(change) => {
        if (change.filter) onChange(change.filter);
        if (change.range) setRange(change.range);
      }}
    >
      <search
        aria-label={label}
        className="flex items-start gap-1.5"
        onKeyDown={(event) => {
          // An Escape that the box has made use of must not close the dialog as well.
          if (event.key === "Escape" && event.defaultPrevented) event.stopPropagation();
        }}
      >
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
