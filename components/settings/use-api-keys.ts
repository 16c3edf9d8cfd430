"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { z } from "zod";
import { callApi } from "@/lib/api-client";

const apiKeySchema = z.object({
  id: z.string(),
  name: z.string(),
  hint: z.string(),
  permission: z.enum(["r", "w", "rw"]),
  created_at: z.string(),
  revoked_at: z.string().nullable(),
  is_from_environment: z.boolean(),
});

/** A key as it is listed: never its text. */
export type ListedKey = z.infer<typeof apiKeySchema>;
export type Permission = ListedKey["permission"];

const listKey = ["api-keys"] as const;

/** The organization's keys, oldest first. */
export function useApiKeys() {
  return useQuery({
    queryKey: listKey,
    queryFn: async ({ signal }) => {
      const answer = await callApi("/api/keys", z.object({ data: z.array(apiKeySchema) }), { signal });
      return answer.data;
    },
  });
}

/** Makes a key; its text is in the answer and nowhere else ever again. */
export function useMakeApiKey() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (wish: { name: string; permission: Permission }) => {
      const schema = z.object({ data: z.object({ key: z.string() }) });
      const answer = await callApi("/api/keys", schema, { method: "POST", body: wish });
      return answer.data.key;
    },
    onSuccess: () => client.invalidateQueries({ queryKey: listKey }),
  });
}

/** Revokes a key: calls with it are refused from then on. */
export function useRevokeApiKey() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      callApi(`/api/keys/${encodeURIComponent(id)}`, z.unknown(), { method: "DELETE" }),
    onSuccess: () => client.invalidateQueries({ queryKey: listKey }),
  });
}
