"use client";

import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { z } from "zod";
import type { TableSort } from "@/components/properties/prepare-sort";
import { callApi } from "@/lib/api-client";
import { type Filter, printUrl, printWire } from "@/lib/filters";
import { sessionSchema } from "@/lib/sessions/session-row";
import { printTimeParam, type TimeRange } from "@/lib/time-range/time-range";
import { wireTimeRange } from "@/lib/time-range/wire-time-range";
import type { SessionColumnKey } from "./session-columns";

/** Which sessions are looked for. */
export interface SessionsQuery {
  filter: Filter;
  range: TimeRange;
  search: string;
  /** Null for any. */
  name: string | null;
}

const sessionsPerPage = 100;

/** The sessions of a query, page by page. */
export function useSessions(query: SessionsQuery & { sort: TableSort<SessionColumnKey> }) {
  const { sort } = query;
  return useInfiniteQuery({
    queryKey: [...sessionsKey("list", query), sort.column, sort.direction],
    queryFn: async ({ pageParam, signal }) => {
      const body = {
        ...sessionsBody(query),
        sort: { [sort.column]: sort.direction },
        offset: pageParam,
        // One more than a page tells whether there are more.
        limit: sessionsPerPage + 1,
      };
      const { data } = await callApi("/v1/session/query", listSchema, { method: "POST", body, signal });
      return { sessions: data.slice(0, sessionsPerPage), hasMore: data.length > sessionsPerPage };
    },
    initialPageParam: 0,
    getNextPageParam: ({ hasMore }, pages) => (hasMore ? pages.length * sessionsPerPage : undefined),
    placeholderData: keepPreviousData,
  });
}

/** Whether there ever was a session. */
export function useHasSessions({ enabled }: { enabled: boolean }) {
  return useQuery({
    queryKey: ["sessions", "any"],
    queryFn: async ({ signal }) => {
      const body = { filter: "all", limit: 1 };
      const answer = await callApi("/v1/session/query", listSchema, { method: "POST", body, signal });
      return answer.data.length > 0;
    },
    enabled,
  });
}

/** What the sessions of a query come to in all. */
export function useSessionCount(query: SessionsQuery) {
  return useQuery({
    queryKey: sessionsKey("count", query),
    queryFn: async ({ signal }) => {
      const body = sessionsBody(query);
      return (await callApi("/v1/session/count", countSchema, { method: "POST", body, signal })).data;
    },
    placeholderData: keepPreviousData,
  });
}

/** How requests, duration and cost spread over the sessions of a query. */
export function useSessionMetrics(query: SessionsQuery, { enabled }: { enabled: boolean }) {
  return useQuery({
    queryKey: sessionsKey("metrics", query),
    queryFn: async ({ signal }) => {
      const body = { ...sessionsBody(query), pSize: "p99" };
      return (await callApi("/v1/session/metrics/query", metricsSchema, { method: "POST", body, signal }))
        .data;
    },
    placeholderData: keepPreviousData,
    enabled,
  });
}

/** The names of the sessions of a query, whichever of them is chosen. */
export function useSessionNames(
  { filter, range }: Pick<SessionsQuery, "filter" | "range">,
  { enabled }: { enabled: boolean },
) {
  return useQuery({
    queryKey: ["sessions", "names", printUrl(filter), printTimeParam(range)],
    queryFn: async ({ signal }) => {
      const body = { filter: printWire(filter), timeRange: wireTimeRange(range) };
      return (await callApi("/v1/session/name/query", namesSchema, { method: "POST", body, signal })).data;
    },
    placeholderData: keepPreviousData,
    enabled,
  });
}

const sessionsKey = (what: string, { filter, range, search, name }: SessionsQuery) =>
  ["sessions", what, printUrl(filter), printTimeParam(range), search, name] as const;

function sessionsBody({ filter, range, search, name }: SessionsQuery) {
  return {
    filter: printWire(filter),
    timeRange: wireTimeRange(range),
    search,
    ...(name !== null && { nameEquals: name }),
  };
}

const listSchema = z.object({ data: z.array(sessionSchema) });
const countSchema = z.object({
  data: z.object({
    count: z.number(),
    total_cost_usd: z.string().nullable(),
    avg_cost: z.number().nullable(),
    avg_requests: z.number().nullable(),
  }),
});
const rows = z.array(z.object({ range_start: z.string(), range_end: z.string(), value: z.number() }));
const average = z.array(z.object({ average: z.number().nullable() }));
const metricsSchema = z.object({
  data: z.object({
    session_count: rows,
    session_duration: rows,
    session_cost: rows,
    average: z.object({ session_count: average, session_duration: average, session_cost: average }),
  }),
});
const namesSchema = z.object({
  data: z.array(
    z.object({ name: z.string(), session_count: z.number(), total_cost_usd: z.string().nullable() }),
  ),
});
