"use client";

import { keepPreviousData, queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { z } from "zod";
import { callApi } from "@/lib/api-client";
import { builtInFields, type KnownField } from "@/lib/filter-bar/known-field";
import { printTimeParam, type TimeRange } from "@/lib/time-range/time-range";
import { wireTimeRange } from "@/lib/time-range/wire-time-range";

/** What can be filtered by. The built-in fields are there from the first draw, properties follow from the API. */
export function useKnownFields(range: TimeRange): {
  known: readonly KnownField[];
  /** The whole list, once it has come; the built-in fields when it cannot be had. */
  load: () => Promise<readonly KnownField[]>;
} {
  const client = useQueryClient();
  const options = useMemo(() => fieldsQuery(range), [range]);
  const known = useQuery({ ...options, placeholderData: keepPreviousData }).data ?? builtInFields;
  const load = useCallback(
    () => client.ensureQueryData(options).catch(() => builtInFields),
    [client, options],
  );
  return { known, load };
}

/** Asks again for what can be filtered by, as a property may have come up since. */
export function useRefreshKnownFields(): () => void {
  const client = useQueryClient();
  return useCallback(() => void client.invalidateQueries({ queryKey: [fieldsKey] }), [client]);
}

const fieldsKey = "filter-fields";

function fieldsQuery(range: TimeRange) {
  return queryOptions({
    queryKey: [fieldsKey, printTimeParam(range)],
    queryFn: async ({ signal }): Promise<readonly KnownField[]> => {
      const answer = await callApi("/v1/request/fields", fieldsSchema, {
        method: "POST",
        body: { timeRange: wireTimeRange(range), limit: 1_000 },
        signal,
      });
      return answer.data.map(({ field, ...rest }) => ({ name: field, ...rest }));
    },
    staleTime: 60_000,
  });
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
