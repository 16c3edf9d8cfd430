"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { z } from "zod";
import { facetsAnswerSchema } from "@/components/filters/facets/facet-schema";
import { callApi } from "@/lib/api-client";
import { niceInterval } from "@/lib/histogram/interval";
import { sessionSchema } from "@/lib/sessions/session-row";
import { resolveTimeRange } from "@/lib/time-range/time-range";
import { wireTimeRange } from "@/lib/time-range/wire-time-range";
import { zoneName } from "@/lib/time-range/zone-name";
import { userSchema } from "@/lib/users/user-row";
import { type UsersQuery, usersBody, usersKey } from "./use-users";

/** What the requests of one user come to; null when the selection has none. The filter already names the user. */
export function useUser(query: UsersQuery) {
  return useQuery({
    queryKey: usersKey("one", query),
    queryFn: async ({ signal }) => {
      const body = { ...usersBody(query), limit: 1 };
      const answer = await callApi("/v1/user/metrics/query", oneSchema, { method: "POST", body, signal });
      return answer.data.users[0] ?? null;
    },
    placeholderData: keepPreviousData,
  });
}

const bucketsWanted = 40;

/** Cost, requests and tokens of a selection over time. */
export function useUserSeries(query: UsersQuery, firstIso: string | undefined) {
  return useQuery({
    queryKey: [...usersKey("series", query), firstIso],
    queryFn: async ({ signal }) => {
      const nowMs = Date.now();
      const { fromMs, toMs } = resolveTimeRange(query.range, nowMs);
      // A range without a beginning begins with the user's first request.
      const spanMs = (toMs ?? nowMs) - (fromMs ?? Date.parse(firstIso ?? ""));
      const body = {
        ...metricsBody(query),
        metrics: ["requests", "errors", "cost", "prompt_tokens", "completion_tokens"],
        bucket: niceInterval(spanMs, bucketsWanted),
      };
      return (await callApi("/v1/metrics/query", seriesSchema, { method: "POST", body, signal })).data;
    },
    placeholderData: keepPreviousData,
    enabled: firstIso !== undefined,
  });
}

/** The models of a selection with what their requests come to, the most expensive first. */
export function useUserModels(query: UsersQuery) {
  return useQuery({
    queryKey: usersKey("models", query),
    queryFn: async ({ signal }) => {
      const body = {
        ...metricsBody(query),
        metrics: ["cost", "requests", "errors", "total_tokens", "latency_p95", "unpriced_requests"],
        groupBy: ["model"],
        limit: 10,
      };
      return (await callApi("/v1/metrics/query", modelsSchema, { method: "POST", body, signal })).data;
    },
    placeholderData: keepPreviousData,
  });
}

/** The properties of a selection with their most frequent values. */
export function useUserProperties(query: UsersQuery) {
  return useQuery({
    queryKey: usersKey("properties", query),
    queryFn: async ({ signal }) => {
      const { filter, timeRange } = usersBody(query);
      const body = { filter, timeRange, limit: 5 };
      const answer = await callApi("/v1/request/facets", facetsAnswerSchema, {
        method: "POST",
        body,
        signal,
      });
      return answer.data.filter(({ field, kind }) => kind === "values" && field.startsWith("property."));
    },
    placeholderData: keepPreviousData,
  });
}

export const sessionsShown = 8;

/** The newest sessions of a selection. */
export function useUserSessions(query: UsersQuery) {
  return useQuery({
    queryKey: usersKey("sessions", query),
    queryFn: async ({ signal }) => {
      const { filter, timeRange } = usersBody(query);
      const body = { filter, timeRange, limit: sessionsShown + 1 };
      return (await callApi("/v1/session/query", sessionsSchema, { method: "POST", body, signal })).data;
    },
    placeholderData: keepPreviousData,
  });
}

function metricsBody(query: UsersQuery) {
  const { filter } = usersBody(query);
  return { filter, timeRange: wireTimeRange(query.range), timeZone: zoneName(query.zone) };
}

const oneSchema = z.object({ data: z.object({ users: z.array(userSchema) }) });
const sessionsSchema = z.object({ data: z.array(sessionSchema) });
const figures = z.array(z.union([z.string(), z.number(), z.null()]));
const sum = z.union([z.string(), z.number(), z.null()]);

const seriesSchema = z.object({
  data: z.object({
    buckets: z.array(
      z.object({ start: z.string(), end: z.string(), is_unfinished: z.boolean(), is_cut: z.boolean() }),
    ),
    total: z.object({
      figures: z.record(z.string(), sum),
      series: z.record(z.string(), figures).optional(),
    }),
  }),
});
export type UserSeries = z.infer<typeof seriesSchema>["data"];

const modelsSchema = z.object({
  data: z.object({
    groups: z.array(
      z.object({
        key: z.array(
          z.object({ value: z.string().nullable(), is_other: z.boolean(), is_missing: z.boolean() }),
        ),
        figures: z.object({
          cost: z.string().nullable(),
          requests: z.number(),
          errors: z.number(),
          total_tokens: z.number().nullable(),
          latency_p95: z.number().nullable(),
          unpriced_requests: z.number(),
        }),
      }),
    ),
  }),
});
