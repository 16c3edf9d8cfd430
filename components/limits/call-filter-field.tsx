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
        <fieldset
          aria-label="Calls"
          onKeyDown={keepKeys}
          className="relative flex min-h-9 items-start rounded-md border border-border-strong bg-surface shadow-control focus-within:border-accent"
        >
          <ChipBox />
        </fieldset>
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
