"use client";

import { completionsOf } from "@/lib/filter-bar/completions";
import { stageOf } from "@/lib/filter-bar/draft";
import { fieldLabel } from "@/lib/filter-bar/known-field";
import { describeRange } from "./describe-range";
import { useFilterScope } from "./filter-scope";
import { useFieldValues } from "./use-field-values";

/** What may follow the draft, with values and counts from the data. */
export function useCompletions(draft: string, isWanted: boolean) {
  const { filter, range, known } = useFilterScope();
  const stage = stageOf(draft, known);
  const field = stage.at === "value" ? stage.field : undefined;
  const search = stage.at === "value" ? stage.typed : "";
  const asked = useFieldValues({ field: isWanted ? field : undefined, search, filter, range });
  const facet = field === undefined ? undefined : asked.data;
  const values = facet?.kind === "values" ? facet.values : undefined;
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
