"use client";

import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { z } from "zod";
import { callApi } from "@/lib/api-client";
import { emptyFilter, type Filter, printUrl, printWire } from "@/lib/filters";
import { type RequestRow, requestRowSchema } from "@/lib/record";
import { type Sort, wireSort } from "@/lib/requests-view/sort";
import { printTimeParam, type TimeRange } from "@/lib/time-range/time-range";
import { wireTimeRange } from "@/lib/time-range/wire-time-range";

/** Which requests the list shows, in what order. */
export interface RequestsQuery {
  filter: Filter;
  range: TimeRange;
  sort: Sort;
}

/** The requests of a range, page by page. A relative range is taken from the moment of each load. */
export function useRequests(query: RequestsQuery) {
  return useInfiniteQuery({
    queryKey: requestsKey(query),
    queryFn: ({ pageParam, signal }) =>
      fetchRequests({
        filter: query.filter,
        timeRange: wireTimeRange(query.range),
        sort: wireSort(query.sort),
        limit: pageSize,
        cursor: pageParam,
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.cursor ?? undefined,
    placeholderData: keepPreviousData,
  });
}

/** How many requests of the range the filter selects. */
export function useRequestCount({ filter, range }: { filter: Filter; range: TimeRange }) {
  return useQuery({
    queryKey: countKey(filter, range),
    queryFn: async ({ signal }) => {
      const body = { filter: printWire(filter), timeRange: wireTimeRange(range) };
      const answer = await callApi("/v1/request/count/query", countSchema, { method: "POST", body, signal });
      return answer.data;
    },
    placeholderData: keepPreviousData,
  });
}

/** The newest request there is, whatever the range; null when there never was one. */
export function useLatestRequest({ enabled }: { enabled: boolean }) {
  return useQuery({ queryKey: ["requests", "latest"], queryFn: fetchLatest, enabled, staleTime: 0 });
}

/** The first request to come, asked for every two seconds until it is there. */
export function useFirstRequest() {
  return useQuery({
    queryKey: ["first-request"],
    queryFn: fetchLatest,
    staleTime: 0,
    gcTime: 0,
    refetchInterval: (query) => (query.state.data ? false : 2_000),
    retry: false,
  });
}

async function fetchLatest({ signal }: { signal: AbortSignal }): Promise<RequestRow | null> {
  const page = await fetchRequests({
    filter: emptyFilter,
    timeRange: {},
    sort: { created_at: "desc" },
    limit: 1,
    signal,
  });
  return page.data[0] ?? null;
}

/** Loads the list anew from its first page, and the count with it. */
export function useRefresh(query: RequestsQuery): () => void {
  const client = useQueryClient();
  return () => {
    // All loaded pages would be fetched one after another; who refreshes looks at the top.
    client.setQueryData<PagesData>(
      requestsKey(query),
      (data) => data && { pages: data.pages.slice(0, 1), pageParams: data.pageParams.slice(0, 1) },
    );
    void client.invalidateQueries({ queryKey: ["requests"] });
    void client.invalidateQueries({ queryKey: ["property-keys"] });
  };
}

export type RequestsPage = z.infer<typeof pageSchema>;
export interface PagesData {
  pages: RequestsPage[];
  pageParams: unknown[];
}

/** What the keys of all lists of requests begin with. */
export const requestListsKey = ["requests", "list"] as const;

export const requestsKey = ({ filter, range, sort }: RequestsQuery) =>
  [...requestListsKey, printUrl(filter), printTimeParam(range), sort.columnId, sort.direction] as const;
export const countKey = (filter: Filter, range: TimeRange) =>
  ["requests", "count", printUrl(filter), printTimeParam(range)] as const;

const pageSize = 100;
const countSchema = z.object({ data: z.number() });
const pageSchema = z.object({ data: z.array(requestRowSchema), cursor: z.string().nullish() });

/** One page of rows without bodies. */
export function fetchRequests({
  filter,
  signal,
  ...body
}: {
  filter: Filter;
  timeRange: { from?: string; to?: string };
  sort: Record<string, unknown>;
  limit: number;
  cursor?: string;
  signal: AbortSignal;
}): Promise<RequestsPage> {
  return callApi("/v1/request/query-clickhouse", pageSchema, {
    method: "POST",
    body: { filter: printWire(filter), includeBodies: false, ...body },
    signal,
  });
}
