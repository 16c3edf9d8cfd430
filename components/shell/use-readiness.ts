"use client";

import { useQuery } from "@tanstack/react-query";
import { z } from "zod";

const readinessSchema = z.object({
  status: z.string(),
  storage: z.string().optional(),
  spool: z.object({ calls: z.number().optional() }).optional(),
});

/** Whether the database answers, asked again and again; undefined until the first answer. */
export function useReadiness(): { isReady: boolean; waitingCalls: number } | undefined {
  return useQuery({
    queryKey: ["readiness"],
    queryFn: async ({ signal }) => {
      // Read without `callApi`: a database that is away is an answer here, not a failure.
      const response = await fetch("/api/ready", { signal });
      const body = readinessSchema.safeParse(await response.json());
      return { isReady: response.ok, waitingCalls: (body.success && body.data.spool?.calls) || 0 };
    },
    refetchInterval: (query) => (query.state.data?.isReady === false ? 3_000 : 20_000),
    retry: false,
  }).data;
}
