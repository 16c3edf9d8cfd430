"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { z } from "zod";
import { callApi } from "@/lib/api-client";
import type { WireFilter } from "@/lib/filters/wire/print";
import { oneWebhookSchema, testAnswerSchema, webhookListSchema } from "./webhook-schema";

const all = ["webhooks"] as const;

/** The webhooks, the oldest first. */
export function useWebhooks() {
  return useQuery({
    queryKey: [...all, "list"],
    queryFn: async ({ signal }) => (await callApi("/v1/webhooks", webhookListSchema, { signal })).data,
  });
}

/** One webhook. */
export function useWebhook(id: string) {
  return useQuery({
    queryKey: [...all, "one", id],
    queryFn: async ({ signal }) => (await callApi(webhookPath(id), oneWebhookSchema, { signal })).data,
    enabled: id !== "",
  });
}

/** What a form says of a webhook. */
export interface WebhookWish {
  destination: string;
  config: { sampleRate: number; propertyFilters: []; filter: WireFilter };
  includeData: boolean;
}

/** Makes a webhook, or changes the one with this id. */
export function useSaveWebhook(id: string | null) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (wish: WebhookWish) => {
      const call = { method: id === null ? "POST" : "PATCH", body: wish } as const;
      return (await callApi(id === null ? "/v1/webhooks" : webhookPath(id), oneWebhookSchema, call)).data;
    },
    onSuccess: () => client.invalidateQueries({ queryKey: all }),
  });
}

/** Switches a webhook on or off, or gives it a new key. */
export function useChangeWebhook(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: { isEnabled: boolean } | { rotateSecret: true }) =>
      callApi(webhookPath(id), oneWebhookSchema, { method: "PATCH", body: change }),
    onSuccess: () => client.invalidateQueries({ queryKey: all }),
  });
}

export function useDeleteWebhook(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => callApi(webhookPath(id), z.unknown(), { method: "DELETE" }),
    onSuccess: () => client.invalidateQueries({ queryKey: [...all, "list"] }),
  });
}

/** Sends an example and tells what came of it. */
export function useTestWebhook(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async () =>
      (await callApi(`${webhookPath(id)}/test`, testAnswerSchema, { method: "POST" })).data,
    onSettled: () => client.invalidateQueries({ queryKey: deliveriesKey(id) }),
  });
}

export function webhookPath(id: string): string {
  return `/v1/webhooks/${encodeURIComponent(id)}`;
}

export function deliveriesKey(id: string) {
  return [...all, "deliveries", id] as const;
}
