"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { callApi } from "@/lib/api-client";
import { type Filter, printUrl, printWire } from "@/lib/filters";
import type { Interval } from "@/lib/histogram/interval";
import type { MetricId } from "@/lib/metrics/metric";
import { metricsAnswerSchema } from "@/lib/metrics-view/answer";
import { printTimeParam, type TimeRange, type TimeZone } from "@/lib/time-range/time-range";
import { wireTimeRange } from "@/lib/time-range/wire-time-range";
import { zoneName } from "@/lib/time-range/zone-name";

/** Which requests figures are asked of, and on whose clock. */
export interface MetricsScope {
  filter: Filter;
  range: TimeRange;
  zone: TimeZone;
}

/** What is asked of them, in the words of `POST /v1/metrics/query`. */
export interface MetricsQuestion {
  metrics: readonly MetricId[];
  /** Fields by their names, such as `property.feature`; none for all requests together. */
  groupBy?: readonly string[];
  bucket?: Interval | null;
  orderBy?: { metric: MetricId; direction: "asc" | "desc" };
  limit?: number;
  comparison?: string | null;
}

/**
 * Figures of a selection by group and over time. While others are on their way those before stay, marked as
 * placeholder data; what they are grouped by stands in the answer.
 */
export function useMetrics(scope: MetricsScope, question: MetricsQuestion, { enabled = true } = {}) {
  return useQuery({
    queryKey: metricsKey("query", scope, question),
    queryFn: async ({ signal }) => {
      const { comparison, ...rest } = question;
      const body = { ...metricsBody(scope), ...rest, ...(comparison && { comparison }) };
      const answer = await callApi("/v1/metrics/query", metricsAnswerSchema, {
        method: "POST",
        body,
        signal,
      });
      return answer.data;
    },
    placeholderData: keepPreviousData,
    enabled,
  });
}

/** The key of a question about a selection; cancelling or refreshing `["metrics"]` reaches all of them. */
export function metricsKey(what: string, { filter, range, zone }: MetricsScope, question: unknown) {
  return ["metrics", what, printUrl(filter), printTimeParam(range), zone, question] as const;
}

/** The part of a body that says which requests are meant. */
export function metricsBody({ filter, range, zone }: MetricsScope) {
  return { filter: printWire(filter), timeRange: wireTimeRange(range), timeZone: zoneName(zone) };
}
