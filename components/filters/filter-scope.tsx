"use client";

import { createContext, type ReactNode, useContext, useMemo } from "react";
import { emptyFilterParam, type FilterParam } from "@/lib/filter-bar/filter-param";
import { builtInFields, type KnownField } from "@/lib/filter-bar/known-field";
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
  change: (filter: Filter) => void;
  changeParam: (param: FilterParam) => void;
}

const Scope = createContext<FilterScope>({
  param: emptyFilterParam,
  filter: emptyFilterParam.filter,
  range: { kind: "all" },
  known: builtInFields,
  change: () => {},
  changeParam: () => {},
});

/** The filter of the page this stands on. */
export function useFilterScope(): FilterScope {
  return useContext(Scope);
}

/** Gives a page's filter to what stands in it. */
export function FilterScopeProvider({
  param,
  range,
  onChange,
  children,
}: {
  param: FilterParam;
  range: TimeRange;
  onChange: (param: FilterParam) => void;
  children: ReactNode;
}) {
  const known = useKnownFields(range);
  const scope = useMemo(
    (): FilterScope => ({
      param,
      filter: param.filter,
      range,
      known,
      change: (filter) => onChange({ ...param, filter }),
      changeParam: onChange,
    }),
    [param, range, known, onChange],
  );
  return <Scope value={scope}>{children}</Scope>;
}
