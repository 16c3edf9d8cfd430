"use client";

import { createContext, type ReactNode, useContext, useMemo } from "react";
import { useKnownFields } from "@/components/filters/use-known-fields";
import type { FilterParam } from "@/lib/filter-bar/filter-param";
import type { KnownField } from "@/lib/filter-bar/known-field";
import type { Filter } from "@/lib/filters";
import type { Selection } from "@/lib/selection/selection";
import type { TimeRange, TimeZone } from "@/lib/time-range/time-range";

/**
 * What a page looks at, for everything on it that shows or changes it: bar, facets, cells, charts. The page owns the
 * selection (the URL holds it) and hands it down; what changes it calls one of the functions.
 */
export interface SelectionScope {
  param: FilterParam;
  filter: Filter;
  range: TimeRange;
  zone: TimeZone;
  /** Everything that can be filtered by, built-in fields first, then properties by use. */
  known: readonly KnownField[];
  /** The same once all of them have come from the API. */
  loadKnown: () => Promise<readonly KnownField[]>;
  change: (filter: Filter) => void;
  changeParam: (param: FilterParam) => void;
  changeRange: (range: TimeRange) => void;
  changeZone: (zone: TimeZone) => void;
  /** Shows a column of the list; absent where there is no list. */
  addColumn?: (columnId: string) => void;
}

/** Writes the changed parts into the address. What a page's `useQueryStates` gives fits as it is. */
type ChangeSelection = (change: Partial<Selection>, options?: { history: "push" | "replace" }) => void;

const everyField = () => true;

const Scope = createContext<SelectionScope | null>(null);

/** The selection of the page this stands on. */
export function useSelection(): SelectionScope {
  const scope = useContext(Scope);
  if (!scope) throw new Error("this component needs a SelectionProvider around it");
  return scope;
}

/** The same where there may be none, as on the page of a single request. */
export function useOptionalSelection(): SelectionScope | null {
  return useContext(Scope);
}

/** Gives a page's selection to what stands in it. */
export function SelectionProvider({
  selection: { filter: param, range, zone },
  onChange,
  onAddColumn,
  isOffered = everyField,
  children,
}: {
  selection: Selection;
  onChange: ChangeSelection;
  onAddColumn?: (columnId: string) => void;
  /** Which fields can be filtered by here; a function that stays the same. */
  isOffered?: (field: KnownField) => boolean;
  children: ReactNode;
}) {
  const { known: all, load } = useKnownFields(range);
  const known = useMemo(() => all.filter(isOffered), [all, isOffered]);
  const scope = useMemo(
    (): SelectionScope => ({
      param,
      filter: param.filter,
      range,
      zone,
      known,
      loadKnown: load,
      change: (filter) => onChange({ filter: { ...param, filter } }),
      changeParam: (filter) => onChange({ filter }),
      changeRange: (next) => onChange({ range: next }),
      // Another clock is no step to come back to.
      changeZone: (next) => onChange({ zone: next }, { history: "replace" }),
      addColumn: onAddColumn,
    }),
    [param, range, zone, known, load, onChange, onAddColumn],
  );
  return <Scope value={scope}>{children}</Scope>;
}
