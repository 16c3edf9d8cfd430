"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { z } from "zod";
import { type MetricsScope, metricsBody, metricsKey } from "@/components/metrics/use-metrics";
import { callApi } from "@/lib/api-client";
import { type ChangedMetric, changedMetrics } from "@/lib/overview/changed-metric";

const changesShown = 8;

/** The values that a change against the period before comes from, those that contribute most first. */
export function useChanges(scope: MetricsScope, metric: ChangedMetric, { enabled }: { enabled: boolean }) {
  return useQuery({
    queryKey: metricsKey("changes", scope, metric),
    queryFn: async ({ signal }) => {
      const body = { ...metricsBody(scope), metric, limit: changesShown };
      const answer = await callApi("/v1/metrics/changes", changesSchema, { method: "POST", body, signal });
      return answer.data;
    },
    placeholderData: keepPreviousData,
    enabled,
  });
}

const figure = z.union([z.string(), z.number(), z.null()]);

const changesSchema = z.object({
  data: z.object({
    metric: z.enum(changedMetrics),
    comparison: z.object({ from: z.string(), to: z.string() }).nullable(),
    total: z.object({ current: figure, previous: figure, change: figure }),
    changes: z.array(
      z.object({
        field: z.string(),
        label: z.string(),
        value: z.string(),
        value_label: z.string().nullable(),
        current: figure,
        previous: figure,
        contribution: z.number(),
        share_of_change: z.number().nullable(),
        requests: z.object({ current: z.number(), previous: z.number() }),
      }),
    ),
    excluded: z.array(z.object({ field: z.string(), label: z.string() })),
  }),
});
