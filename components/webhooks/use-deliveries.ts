"use client";

import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { z } from "zod";
import { callApi } from "@/lib/api-client";
import type { DeliveryState } from "@/lib/queries/delivery-states";
import { deliveriesKey, webhookPath } from "./use-webhooks";
import { deliveryPageSchema, oneDeliverySchema } from "./webhook-schema";

const perPage = 50;
/** While something is on its way its end is worth waiting for. */
const pendingRefreshMs = 3_000;

/** The deliveries of a webhook, the newest first, page by page. */
export function useDeliveries(id: string, state: DeliveryState | null) {
  return useInfiniteQuery({
    queryKey: [...deliveriesKey(id), "list", state],
    queryFn: async ({ pageParam, signal }) => {
      const query = new URLSearchParams({
        limit: String(perPage),
        ...(state !== null && { state }),
        ...(pageParam !== null && { after: pageParam }),
      });
      return (await callApi(`${webhookPath(id)}/deliveries?${query}`, deliveryPageSchema, { signal })).data;
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => (page.has_more ? (page.deliveries.at(-1)?.id ?? null) : null),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state: { data } }) =>
      data?.pages.length === 1 && data.pages[0]?.deliveries.some((one) => one.state === "pending")
        ? pendingRefreshMs
        : false,
  });
}

/** One delivery with what was sent and what came back. */
export function useDelivery(id: string, deliveryId: string) {
  return useQuery({
    queryKey: [...deliveriesKey(id), "one", deliveryId],
    queryFn: async ({ signal }) =>
      (await callApi(deliveryPath(id, deliveryId), oneDeliverySchema, { signal })).data,
  });
}

/** Sends a delivery once more. */
export function useReplay(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (deliveryId: string) =>
      callApi(`${deliveryPath(id, deliveryId)}/replay`, z.unknown(), { method: "POST" }),
    onSuccess: () => client.invalidateQueries({ queryKey: deliveriesKey(id) }),
  });
}

/** Sends once more whatever failed. */
export function useReplayFailed(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async () =>
      (await callApi(`${webhookPath(id)}/replay`, replayedSchema, { method: "POST", body: {} })).data,
    onSuccess: () => client.invalidateQueries({ queryKey: deliveriesKey(id) }),
  });
}

const replayedSchema = z.object({ data: z.object({ replayed: z.number(), remaining: z.number() }) });

function deliveryPath(id: string, deliveryId: string): string {
  return `${webhookPath(id)}/deliveries/${encodeURIComponent(deliveryId)}`;
}
