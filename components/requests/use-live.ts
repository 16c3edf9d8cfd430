"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { RequestRow } from "@/lib/record";
import { mergeRows, missingRows } from "@/lib/requests-view/merge-rows";
import { wireTimeRange } from "@/lib/time-range/wire-time-range";
import { countKey, fetchRequests, type PagesData, type RequestsQuery, requestsKey } from "./use-requests";

/** A call that takes this long is still found by polling when it is recorded at last. */
const lateMs = 10 * 60_000;

/**
 * Asks for new requests every two seconds while the tab is seen. They join the list by themselves while the reader
 * is at its top; otherwise they wait, and `show` lets them in.
 */
export function useLive({
  query,
  rows,
  hasMore,
  enabled,
  isReading,
}: {
  query: RequestsQuery;
  rows: readonly RequestRow[];
  hasMore: boolean;
  enabled: boolean;
  /** The reader is in the middle of something: scrolled down, or at a request. */
  isReading: boolean;
}): { waiting: number; show: () => void; failed: boolean } {
  const client = useQueryClient();
  const poll = useQuery({
    queryKey: ["live", ...requestsKey(query)],
    queryFn: async ({ signal }) => {
      const { from, to } = wireTimeRange(query.range);
      const newest = rows[0] && Date.parse(rows[0].request_created_at) - lateMs;
      const lateFrom = newest === undefined ? from : new Date(newest).toISOString();
      const later = [from, lateFrom]
        .filter((time) => time !== undefined)
        .sort()
        .at(-1);
      return fetchRequests({
        filter: query.filter,
        timeRange: { from: later, to },
        sort: { created_at: "desc" },
        limit: 100,
        signal,
      });
    },
    enabled,
    staleTime: 0,
    gcTime: 0,
    refetchInterval: 2_000,
    retry: false,
  });
  const missing = enabled && poll.data ? missingRows(rows, poll.data.data, hasMore) : [];

  const show = () => {
    client.setQueryData<PagesData>(
      requestsKey(query),
      (data) => data && { ...data, pages: mergeRows(data.pages, missing) },
    );
    client.setQueryData<number>(
      countKey(query.filter, query.range),
      (count) => count && count + missing.length,
    );
  };
  // The list lives in the query cache, outside React: what the poll found is carried over when it is welcome.
  const isWelcome = missing.length > 0 && !isReading;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `show` is made anew at each draw.
  useEffect(() => {
    if (isWelcome) show();
  }, [isWelcome, poll.dataUpdatedAt]);
  return { waiting: missing.length, show, failed: poll.isError };
}
