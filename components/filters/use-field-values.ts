"use client";

import { useQuery } from "@tanstack/react-query";
import { callApi } from "@/lib/api-client";
import type { FieldRef } from "@/lib/fields/field-ref";
import { type Filter, fieldName, printUrl, printWire } from "@/lib/filters";
import { printTimeParam, type TimeRange } from "@/lib/time-range/time-range";
import { wireTimeRange } from "@/lib/time-range/wire-time-range";
import { facetsAnswerSchema } from "./facets/facet-schema";
import { useDebounced } from "./use-debounced";

/**
 * The values of one field with how many requests have them, where the rest of the filter holds. Typing waits a
 * moment before it asks; what was asked before is shown meanwhile.
 */
export function useFieldValues({
  field,
  search,
  filter,
  range,
}: {
  field: FieldRef | undefined;
  search: string;
  filter: Filter;
  range: TimeRange;
}) {
  const wanted = useDebounced(search, 150);
  const name = field === undefined ? "" : fieldName(field);
  return useQuery({
    queryKey: ["field-values", name, wanted, printUrl(filter), printTimeParam(range)],
    queryFn: async ({ signal }) => {
      const body = {
        filter: printWire(filter),
        timeRange: wireTimeRange(range),
        fields: [name],
        limit: 50,
        ...(wanted !== "" && { search: wanted }),
      };
      const answer = await callApi("/v1/request/facets", facetsAnswerSchema, {
        method: "POST",
        body,
        signal,
      });
      return answer.data[0] ?? null;
    },
    enabled: field !== undefined,
    staleTime: 30_000,
    retry: false,
    placeholderData: (before, query) => (query?.queryKey[1] === name ? before : undefined),
  });
}
