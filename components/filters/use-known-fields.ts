"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { z } from "zod";
import { wireTimeRange } from "@/components/requests/use-requests";
import { callApi } from "@/lib/api-client";
import { builtInFields, type KnownField } from "@/lib/filter-bar/known-field";
import { printTimeParam, type TimeRange } from "@/lib/time-range/time-range";

/** What can be filtered by. The built-in fields are there from the first draw, properties follow from the API. */
export function useKnownFields(range: TimeRange): readonly KnownField[] {
  const listed = useQuery({
    queryKey: ["filter-fields", printTimeParam(range)],
    queryFn: async ({ signal }) => {
      const answer = await callApi("/v1/request/fields", fieldsSchema, {
        method: "POST",
        body: { timeRange: wireTimeRange(range), limit: 1_000 },
        signal,
      });
      return answer.data;
    },
    staleTime: 60_000,
    placeholderData: (before) => before,
  }).data;
  return useMemo(
    () => listed?.map(({ field, ...rest }) => ({ name: field, ...rest })) ?? builtInFields,
    [listed],
  );
}

const fieldsSchema = z.object({
  data: z.array(
    z.object({
      field: z.string(),
      label: z.string(),
      kind: z.string(),
      description: z.string(),
      values: z.array(z.string()).nullable(),
      requests: z.number().nullable(),
    }),
  ),
});
