"use client";

import { useState } from "react";
import { FilterField } from "@/components/filters/filter-field";
import type { FilterParam } from "@/lib/filter-bar/filter-param";
import type { KnownField } from "@/lib/filter-bar/known-field";
import { type Filter, parseFieldName } from "@/lib/filters";
import { isKnownField } from "@/lib/limits/call-subject";

/** Chips that say which calls are meant, of what is known before a call. */
export function CallFilterField({
  filter,
  onChange,
}: {
  filter: Filter;
  onChange: (filter: Filter) => void;
}) {
  const [param, setParam] = useState<FilterParam>({ filter, unread: [] });
  return (
    <div>
      <p className="mb-1.5 font-medium">Calls</p>
      <FilterField
        label="Calls it is for"
        value={param}
        onChange={(next) => {
          setParam(next);
          onChange(next.filter);
        }}
        isOffered={isKnownBefore}
      />
      <p className="mt-1 text-muted-foreground text-xs">
        Every call when empty. Ask for what is known before a call: properties, user, model, provider, path.
      </p>
    </div>
  );
}

function isKnownBefore({ name }: KnownField): boolean {
  const field = parseFieldName(name);
  return field !== undefined && (isKnownField(field) || (typeof field === "object" && "property" in field));
}
