"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { callApi } from "@/lib/api-client";
import { changeCall, type KeyChange } from "./prepare-change";
import { keyChangeSchema } from "./property-schema";

/** What a change would do, without doing it; nothing is asked for while there is no change to ask about. */
export function useKeyPlan(change: KeyChange | null) {
  return useQuery({
    queryKey: ["key-plan", change],
    queryFn: async ({ signal }) => {
      if (!change) return null;
      const { path, body } = changeCall(change);
      const call = { method: "POST", body: { ...body, dryRun: true }, signal } as const;
      return (await callApi(path, keyChangeSchema, call)).data.plan;
    },
    enabled: change !== null,
    // What is confirmed must be what is so now.
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });
}

/** Starts a change; answers the edit's id, or null when nothing but the spelling changed. */
export function useStartKeyChange() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (change: KeyChange) => {
      const { path, body } = changeCall(change);
      const { data } = await callApi(path, keyChangeSchema, { method: "POST", body });
      return data.edit?.id ?? null;
    },
    onSuccess: () => {
      // Not waited for: the edit under way is what there is to see now.
      for (const name of ["properties", "property-keys", "filter-fields", "edits"]) {
        void client.invalidateQueries({ queryKey: [name] });
      }
    },
  });
}
