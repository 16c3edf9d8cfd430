"use client";

import { type KeyboardEvent, useState } from "react";
import { ChipBox } from "@/components/filters/chip-box";
import { SelectionProvider } from "@/components/selection/selection-scope";
import type { FilterParam } from "@/lib/filter-bar/filter-param";
import type { KnownField } from "@/lib/filter-bar/known-field";
import { type Filter, parseFieldName } from "@/lib/filters";
import { isKnownField } from "@/lib/limits/call-subject";
import type { Selection } from "@/lib/selection/selection";

/** Chips that say which calls are meant, of what is known before a call. */
export function CallFilterField({
  filter,
  onChange,
}: {
  filter: Filter;
  onChange: (filter: Filter) => void;
}) {
  const [param, setParam] = useState<FilterParam>({ filter, unread: [] });
  const change = (next: Partial<Selection>) => {
    if (!next.filter) return;
    setParam(next.filter);
    onChange(next.filter.filter);
  };
  return (
    <div>
      <p className="mb-1.5 font-medium">Calls</p>
      <SelectionProvider
        selection={{ filter: param, range: lastMonth, zone: "local" }}
        onChange={change}
        isOffered={isKnownBefore}
      >
        {/* Escape closes the list of suggestions, not the dialog around it. */}
        {/* biome-ignore lint/a11y/noStaticElementInteractions: it only keeps a key from going further. */}
        <div
          onKeyDown={keepEscape}
          className="relative flex min-h-9 items-start rounded-md border border-border-strong bg-surface shadow-control focus-within:border-accent"
        >
          <ChipBox />
        </div>
      </SelectionProvider>
      <p className="mt-1 text-muted-foreground text-xs">
        Every call when empty. Ask for what is known before a call: properties, user, model, provider, path.
      </p>
    </div>
  );
}

const lastMonth = { kind: "relative", amount: 30, unit: "d" } as const;

function isKnownBefore({ name }: KnownField): boolean {
  const field = parseFieldName(name);
  return field !== undefined && (isKnownField(field) || (typeof field === "object" && "property" in field));
}

function keepEscape(event: KeyboardEvent) {
  if (event.key === "Escape" && event.defaultPrevented) event.stopPropagation();
}
