"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { z } from "zod";
import { callApi } from "@/lib/api-client";
import type { PropertyKey } from "@/lib/columns/columns";
import type { RequestRow } from "@/lib/record";

/** All property keys, the most used first; keys that only the loaded rows know yet follow. */
export function usePropertyKeys(rows: readonly RequestRow[]): PropertyKey[] {
  const listed = useQuery({
    queryKey: ["property-keys"],
    queryFn: async ({ signal }) => {
      const answer = await callApi("/v1/property/query", propertyKeysSchema, {
        method: "POST",
        body: {},
        signal,
      });
      return answer.data.toSorted((a, b) => (b.requests ?? 0) - (a.requests ?? 0));
    },
    staleTime: 30_000,
  }).data;
  return useMemo(() => withKeysOfRows(listed ?? [], rows), [listed, rows]);
}

function withKeysOfRows(listed: readonly PropertyKey[], rows: readonly RequestRow[]): PropertyKey[] {
  const keys = new Map(listed.map((key) => [key.key, key]));
  for (const row of rows) {
    for (const spelling of Object.keys(row.properties)) {
      const key = spelling.toLowerCase();
      if (!keys.has(key)) keys.set(key, { property: spelling, key });
    }
  }
  return [...keys.values()];
}

const propertyKeysSchema = z.object({
  data: z.array(z.object({ property: z.string(), key: z.string(), requests: z.number().optional() })),
});
