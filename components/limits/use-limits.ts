"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { z } from "zod";
import { callApi } from "@/lib/api-client";
import { budgetSchema, ruleSchema } from "./limit-schema";

/** The two kinds of limits by their paths. */
export type LimitPath = "/v1/rate-limits" | "/v1/budgets";

/** How often the page looks how budgets stand. */
const standingEveryMs = 15_000;

export function useRules() {
  return useQuery({
    queryKey: ["limits", "/v1/rate-limits"],
    queryFn: async ({ signal }) =>
      (await callApi("/v1/rate-limits", z.object({ data: z.array(ruleSchema) }), { signal })).data,
  });
}

export function useBudgets() {
  return useQuery({
    queryKey: ["limits", "/v1/budgets"],
    queryFn: async ({ signal }) =>
      (await callApi("/v1/budgets", z.object({ data: z.array(budgetSchema) }), { signal })).data,
    refetchInterval: standingEveryMs,
  });
}

/** Makes a limit, or changes the one of that id. */
export function useSaveLimit(path: LimitPath, id: string | undefined) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: object) =>
      id === undefined
        ? callApi(path, z.unknown(), { method: "POST", body })
        : callApi(`${path}/${id}`, z.unknown(), { method: "PUT", body }),
    onSuccess: () => client.invalidateQueries({ queryKey: ["limits", path] }),
  });
}

export function useDeleteLimit(path: LimitPath) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => callApi(`${path}/${id}`, z.unknown(), { method: "DELETE" }),
    onSuccess: () => client.invalidateQueries({ queryKey: ["limits", path] }),
  });
}
