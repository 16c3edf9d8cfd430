"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { z } from "zod";
import { type MetricsScope, metricsBody, metricsKey } from "@/components/metrics/use-metrics";
import { callApi } from "@/lib/api-client";
import { printSegment, type Segment } from "@/lib/performance/segment";

/** Two segments of a selection side by side, and what their differences are worth. */
export function useComparison(
  scope: MetricsScope,
  { key, a, b }: { key: string; a: Segment | null; b: Segment | null },
) {
  return useQuery({
    queryKey: metricsKey("compare", scope, { key, a: a && printSegment(a), b: b && printSegment(b) }),
    queryFn: async ({ signal }) => {
      const { filter, timeRange } = metricsBody(scope);
      const body = { filter, timeRange, key, a: wire(a), b: wire(b) };
      const answer = await callApi("/v1/metrics/compare", comparisonSchema, { method: "POST", body, signal });
      return answer.data;
    },
    placeholderData: keepPreviousData,
    enabled: a !== null && b !== null,
  });
}

function wire(segment: Segment | null) {
  return segment?.kind === "missing" ? { missing: true } : { value: segment?.value ?? "" };
}

const figure = z.union([z.string(), z.number(), z.null()]);
const segment = z.object({ figures: z.record(z.string(), figure) });
const verdict = z.enum(["higher", "lower", "not_shown", "too_few"]);

const comparisonSchema = z.object({
  data: z.object({
    a: segment,
    b: segment,
    in_both: z.number(),
    differences: z.array(
      z.object({
        metric: z.enum(["latency", "ttft", "tokens_per_second", "error_rate", "cost_per_request"]),
        kind: z.enum(["ratio", "difference"]),
        requests: z.object({ a: z.number(), b: z.number() }),
        value: z.number().nullable(),
        interval: z.object({ low: z.number(), high: z.number() }).nullable(),
        verdict,
        sentence: z.string(),
      }),
    ),
  }),
});

export type SegmentComparison = z.infer<typeof comparisonSchema>["data"];
