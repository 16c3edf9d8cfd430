"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type MetricsScope, metricsBody, metricsKey } from "@/components/metrics/use-metrics";
import { callApi } from "@/lib/api-client";
import type { Interval } from "@/lib/histogram/interval";
import { unitsAnswerSchema } from "@/lib/unit-costs/answer";

/** What the different values of a key cost: each a unit, all its requests together. */
export function useUnits(
  scope: MetricsScope,
  question: { key: string; limit: number; bucket?: Interval },
  { enabled }: { enabled: boolean },
) {
  return useQuery({
    queryKey: metricsKey("units", scope, question),
    queryFn: async ({ signal }) => {
      const body = { ...metricsBody(scope), ...question };
      return (await callApi("/v1/metrics/units", unitsAnswerSchema, { method: "POST", body, signal })).data;
    },
    placeholderData: keepPreviousData,
    enabled,
  });
}
