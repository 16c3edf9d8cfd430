"use client";

import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { z } from "zod";
import { alertEpisodeSchema, alertPreviewSchema, alertSchema } from "@/lib/api/contract/alert-answer";
import { callApi } from "@/lib/api-client";

export type ShownAlert = z.infer<typeof alertSchema>;
export type ShownGroup = ShownAlert["groups"][number];
export type ShownEpisode = z.infer<typeof alertEpisodeSchema>;
export type ShownPreview = z.infer<typeof alertPreviewSchema>;

/** What a new alert or a preview is asked with. */
export type AlertBody = Record<string, unknown>;

const alertsKey = ["alerts"] as const;
/** As often as the most frequent alert is evaluated. */
const refreshMs = 15_000;
export const historyPageSize = 25;

/** All alerts and a page of what fired; fetched anew while one looks. */
export function useAlerts(historyPage: number) {
  return useQuery({
    queryKey: [...alertsKey, "list", historyPage],
    queryFn: async ({ signal }) => {
      const query = new URLSearchParams({
        historyPage: String(historyPage),
        historyPageSize: String(historyPageSize),
      });
      return (await callApi(`/v1/alert/query?${query}`, listSchema, { signal })).data;
    },
    placeholderData: keepPreviousData,
    refetchInterval: refreshMs,
  });
}

/** One alert, for the form that changes it; none for an empty id. */
export function useAlert(id: string) {
  return useQuery({
    queryKey: [...alertsKey, "one", id],
    queryFn: async ({ signal }) => (await callApi(alertPath(id), oneSchema, { signal })).data,
    enabled: id !== "",
    // The form must not change under the reader's hands.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
}

/** When an alert would have fired; asked anew whenever the body changes. Null asks nothing. */
export function usePreview(body: AlertBody | null) {
  return useQuery({
    queryKey: ["alert-preview", JSON.stringify(body)],
    queryFn: async ({ signal }) =>
      (await callApi("/v1/alert/preview", previewSchema, { method: "POST", body, signal })).data,
    placeholderData: keepPreviousData,
    enabled: body !== null,
    retry: false,
    staleTime: 60_000,
  });
}

/** Makes an alert, or changes the one with the id. */
export function useSaveAlert(id: string, version: number | undefined) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: AlertBody) =>
      id === ""
        ? callApi("/v1/alert/create", z.unknown(), { method: "POST", body })
        : callApi(alertPath(id), z.unknown(), { method: "PATCH", body: { ...body, version } }),
    onSuccess: () => client.invalidateQueries({ queryKey: alertsKey }),
  });
}

/** What can be done with an alert in the list. */
export type AlertAction =
  | { do: "enable" | "disable" | "delete"; id: string }
  | { do: "acknowledge"; id: string; group: string }
  | { do: "snooze"; id: string; group: string; forMs: number };

export function useAlertAction() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (action: AlertAction) => callApi(...callOf(action)),
    onSuccess: () => client.invalidateQueries({ queryKey: alertsKey }),
  });
}

function callOf(action: AlertAction): Parameters<typeof callApi<unknown>> {
  const path = alertPath(action.id);
  switch (action.do) {
    case "enable":
    case "disable":
      return [path, z.unknown(), { method: "PATCH", body: { is_enabled: action.do === "enable" } }];
    case "delete":
      return [path, z.unknown(), { method: "DELETE" }];
    case "acknowledge":
      return [`${path}/acknowledge`, z.unknown(), { method: "POST", body: { group: action.group } }];
    case "snooze": {
      const body = { group: action.group, for_ms: action.forMs };
      return [`${path}/snooze`, z.unknown(), { method: "POST", body }];
    }
  }
}

const alertPath = (id: string) => `/v1/alert/${encodeURIComponent(id)}`;

const oneSchema = z.object({ data: alertSchema });
const previewSchema = z.object({ data: alertPreviewSchema });
const listSchema = z.object({
  data: z.object({
    alerts: z.array(alertSchema),
    history: z.array(alertEpisodeSchema),
    historyTotalCount: z.number(),
  }),
});
