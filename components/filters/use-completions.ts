"use client";

import { useSelection } from "@/components/selection/selection-scope";
import { completionsOf, type KnownValue } from "@/lib/filter-bar/completions";
import { stageOf } from "@/lib/filter-bar/draft";
import { fieldLabel } from "@/lib/filter-bar/known-field";
import { describeRange } from "./describe-range";
import type { Facet } from "./facets/facet-schema";
import { useFieldValues } from "./use-field-values";

/** What may follow the draft, with values and counts from the data. */
export function useCompletions(draft: string, isWanted: boolean) {
  const { filter, range, known } = useSelection();
  const stage = stageOf(draft, known);
  const field = stage.at === "value" ? stage.field : undefined;
  const search = stage.at === "value" ? stage.typed : "";
  const wanted = isWanted ? field : undefined;
  const asked = useFieldValues({ field: wanted, search, filter, range });
  // A mistyped value finds nothing; what it may have meant is among the most frequent ones.
  const frequent = useFieldValues({ field: wanted, search: "", filter, range });
  const facet = field === undefined ? undefined : (asked.data ?? frequent.data);
  const values = facet ? joined(valuesOf(asked.data), valuesOf(frequent.data)) : undefined;
  return {
    completions: completionsOf(stage, draft, known, values),
    isLoading: field !== undefined && asked.isFetching,
    note:
      facet?.kind === "range" && field !== undefined
        ? `${fieldLabel(field, known)}: ${describeRange(facet)}`
        : asked.isError && field !== undefined
          ? `Values cannot be suggested now: ${asked.error.message}`
          : undefined,
  };
}

function valuesOf(facet: Facet | null | undefined): readonly KnownValue[] {
  return facet?.kind === "values" ? facet.values : [];
}

/** The first list, and what only the second has. */
function joined(first: readonly KnownValue[], second: readonly KnownValue[]): KnownValue[] {
  const known = new Set(first.map(({ value }) => value));
  return [...first, ...second.filter(({ value }) => !known.has(value))];
}
