"use client";

import { useQuery } from "@tanstack/react-query";
import { z } from "zod";

const jobSchema = z.object({
  name: z.string(),
  description: z.string(),
  is_running: z.boolean(),
  last_started_at: z.string().nullable(),
  last_ended_at: z.string().nullable(),
  last_error: z.string().nullable(),
  next_at: z.string().nullable(),
});

export type ShownJob = z.infer<typeof jobSchema>;

/** How the background jobs stand, asked again and again; what was known when the page was made until the first answer. */
export function useJobs(initial: readonly ShownJob[]): readonly ShownJob[] {
  return useQuery({
    queryKey: ["jobs"],
    queryFn: async ({ signal }) => {
      // Read without `callApi`: with the database away this answers 503, and still tells how jobs stand.
      const response = await fetch("/api/ready", { signal });
      return z.object({ jobs: z.array(jobSchema) }).parse(await response.json()).jobs;
    },
    initialData: [...initial],
    refetchInterval: 15_000,
  }).data;
}
