"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { z } from "zod";
import { callApi } from "@/lib/api-client";
import { type Filter, printUrl, printWire } from "@/lib/filters";
import { printTimeParam, type TimeRange, type TimeZone } from "@/lib/time-range/time-range";
import { wireTimeRange } from "@/lib/time-range/wire-time-range";
import { zoneName } from "@/lib/time-range/zone-name";

/** Requests over time, as many buckets as fit. */
export function useHistogram({
  filter,
  range,
  zone,
  refetchMs,
  enabled,
}: {
  filter: Filter;
  range: TimeRange;
  zone: TimeZone;
  /** How often it is counted anew; false for never. */
  refetchMs: number | false;
  enabled: boolean;
}) {
  return useQuery({
    queryKey: ["requests", "histogram", printUrl(filter), printTimeParam(range), zone],
    queryFn: async ({ signal }) => {
      const body = {
        filter: printWire(filter),
        timeRange: wireTimeRange(range),
        timeZone: zoneName(zone),
        buckets: window.innerWidth < 640 ? 30 : 80,
      };
      const answer = await callApi("/v1/request/histogram", histogramSchema, {
        method: "POST",
        body,
        signal,
      });
      return answer.data;
    },
    placeholderData: keepPreviousData,
    refetchInterval: refetchMs,
    enabled,
  });
}

const histogramSchema = z.object({
  data: z.object({
    interval: z.object({ unit: z.string(), count: z.number() }),
    buckets: z.array(
      z.object({
        start: z.string(),
        end: z.string(),
        requests: z.number(),
        errors: z.number(),
        cost_usd: z.string(),
        is_unfinished: z.boolean(),
        is_cut: z.boolean(),
      }),
    ),
  }),
});
