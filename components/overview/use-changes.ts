"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { z } from "zod";
import { callApi } from "@/lib/api-client";
import { type Filter, printUrl, printWire } from "@/lib/filters";
import type { ChangedMetric } from "@/lib/overview/prepare-changes";
import { printTimeParam, type TimeRange, type TimeZone } from "@/lib/time-range/time-range";
import { wireTimeRange } from "@/lib/time-range/wire-time-range";
import { zoneName } from "@/lib/time-range/zone-name";

const changesShown = 8;

/** The values that a change against the period before comes from, those that contribute most first. */
export function useChanges(
  { filter, range, zone }: { filter: Filter; range: TimeRange; zone: TimeZone },
  metric: ChangedMetric,
  { enabled }: { enabled: boolean },
) {
  return useQuery({
    queryKey: ["changes", metric, printUrl(filter), printTimeParam(range), zone],
    queryFn: async ({ signal }) => {
      const body = {
        filter: printWire(filter),
        timeRange: wireTimeRange(range),
        timeZone: zoneName(zone),
        metric,
        limit: changesShown,
      };
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
    metric: z.enum(["cost", "requests", "errors", "latency"]),
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
