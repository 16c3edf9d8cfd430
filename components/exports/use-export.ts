"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { z } from "zod";
import { ApiFailure, callApi } from "@/lib/api-client";
import { startDownload } from "./start-download";

const estimateSchema = z.object({
  data: z.object({
    requests: z.number(),
    rows: z.number(),
    bytes: z.number(),
    files: z.number().nullable(),
    columns: z.array(z.object({ header: z.string() })),
  }),
});

export type ExportEstimate = z.infer<typeof estimateSchema>["data"];

/** What an export with this body would come to; none is asked for while the body is incomplete. */
export function useExportEstimate(body: Record<string, unknown> | null) {
  return useQuery({
    queryKey: ["export-estimate", JSON.stringify(body)],
    queryFn: async ({ signal }) =>
      (await callApi("/v1/request/export/estimate", estimateSchema, { method: "POST", body, signal })).data,
    enabled: body !== null,
    placeholderData: keepPreviousData,
    retry: false,
  });
}

const progressSchema = z.object({
  data: z.object({
    state: z.enum(["running", "done", "failed", "cancelled"]),
    requests: z.number().nullable(),
    rows: z.number(),
    bytes: z.number(),
    started_at: z.string(),
    finished_at: z.string().nullable(),
    failure: z.string().nullable(),
  }),
});

export type ExportProgress = z.infer<typeof progressSchema>["data"];

const pollMs = 400;

/** An export that the browser downloads: how far it is, and the ways to begin and to stop it. */
export function useExport() {
  const [id, setId] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const removeFrame = useRef<(() => void) | null>(null);
  const progress = useQuery({
    queryKey: ["export", id],
    queryFn: async ({ signal }) => progressOf(id ?? "", signal),
    enabled: id !== null && refusal === null,
    refetchInterval: ({ state }) => (state.data && state.data.state !== "running" ? false : pollMs),
    refetchIntervalInBackground: true,
    gcTime: 0,
  });
  const leave = useCallback(() => {
    removeFrame.current?.();
    removeFrame.current = null;
    setId(null);
    setRefusal(null);
  }, []);
  useEffect(() => leave, [leave]);
  return {
    isStarted: id !== null,
    progress: progress.data ?? null,
    /** Why it could not begin; null while nothing went wrong. */
    refusal,
    start: (body: Record<string, unknown>) => {
      const newId = crypto.randomUUID();
      setId(newId);
      setRefusal(null);
      removeFrame.current = startDownload({ ...body, id: newId }, setRefusal);
    },
    cancel: async () => {
      await callApi(`/v1/request/export/${id}/cancel`, progressSchema, { method: "POST" });
    },
    /** Forgets it; the browser goes on with a download that has begun. */
    leave,
  };
}

/** Null before the server knows of it. */
async function progressOf(id: string, signal: AbortSignal): Promise<ExportProgress | null> {
  try {
    return (await callApi(`/v1/request/export/${id}`, progressSchema, { signal })).data;
  } catch (error) {
    if (error instanceof ApiFailure && error.status === 404) return null;
    throw error;
  }
}
