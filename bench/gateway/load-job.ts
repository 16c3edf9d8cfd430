import { z } from "zod";

export const loadJobSchema = z.object({
  port: z.number(),
  /** Whole HTTP requests as they go on the wire, sent in turn. */
  requests: z.array(z.string()),
  concurrency: z.number(),
  /** The job ends after this time or this many calls, whichever comes first. */
  durationMs: z.number(),
  callsMax: z.number(),
});

export type LoadJob = z.infer<typeof loadJobSchema>;

export const loadResultSchema = z.object({
  /** Calls that were answered with 200. */
  calls: z.number(),
  errors: z.number(),
  perSecond: z.number(),
  p50Ms: z.number(),
  p99Ms: z.number(),
  firstByteP50Ms: z.number(),
});

export type LoadResult = z.infer<typeof loadResultSchema>;
