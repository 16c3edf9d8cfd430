"use client";

import { createContext, type ReactNode, useContext, useMemo } from "react";
import type { FilterParam } from "@/lib/filter-bar/filter-param";
import type { KnownField } from "@/lib/filter-bar/known-field";
import type { Filter } from "@/lib/filters";
import type { TimeRange } from "@/lib/time-range/time-range";
import { useKnownFields } from "./use-known-fields";

/**
 * The filter of a page, for everything on it that shows or changes the filter: bar, facets, cells, the panel. The
 * page owns the filter (the URL holds it) and hands it down; what changes it calls `change`.
 */
export interface FilterScope {
  param: FilterParam;
  filter: Filter;
  range: TimeRange;
  /** Everything that can be filtered by, built-in fields first, then properties by use. */
  known: readonly KnownField[];
  /** The same once all of them have come from the API. */
  loadKnown: () => Promise<readonly KnownField[]>;
  change: (filter: Filter) => void;
  changeParam: (param: FilterParam) => void;
  /** Shows a column of the list; absent where there is no list. */
  addColumn?: (columnId: string) => void;
}

const Scope = createContext<FilterScope | null>(null);

/** The filter of the page this stands on. */
export function useFilterScope(): FilterScope {
  const scope = useContext(Scope);
  if (!scope) throw new Error("this component needs a FilterScopeProvider around it");
  return scope;
}

/** The same where there may be no filter, as on the page of a single request. */
export function useOptionalFilterScope(): FilterScope | null {
  return useContext(Scope);
}

/** Gives a page's filter to what stands in it. */
export function FilterScopeProvider({
  param,
  range,
  onChange,
  onAddColumn,
  children,
}: {
  param: FilterParam;
  range: TimeRange;
  onChange: (param: FilterParam) => void;
  onAddColumn?: (columnId: string) => void;
  children: ReactNode;
}) {
  const { known, load } = useKnownFields(range);
  const scope = useMemo(
    (): FilterScope => ({
      param,
      filter: param.filter,
      range,
      known,
      loadKnown: load,
      change: (filter) => onChange({ ...param, filter }),
      changeParam: onChange,
      addColumn: onAddColumn,
    }),
    [param, range, known, load, onChange, onAddColumn],
  );
  return <Scope value={scope}>{children}</Scope>;
}
