"use client";

import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { z } from "zod";
import type { TableSort } from "@/components/properties/prepare-sort";
import { callApi } from "@/lib/api-client";
import { type Filter, printUrl, printWire } from "@/lib/filters";
import { printTimeParam, type TimeRange, type TimeZone } from "@/lib/time-range/time-range";
import { wireTimeRange } from "@/lib/time-range/wire-time-range";
import { zoneName } from "@/lib/time-range/zone-name";
import { userSchema } from "@/lib/users/user-row";
import type { UserColumnKey } from "./user-columns";

/** Which requests the users are looked for in, and on whose clock their days are counted. */
export interface UsersQuery {
  filter: Filter;
  range: TimeRange;
  zone: TimeZone;
}

const usersPerPage = 100;

/** The users of a selection, page by page. */
export function useUsers({
  filter,
  range,
  zone,
  search,
  sort,
}: UsersQuery & { search: string; sort: TableSort<UserColumnKey> }) {
  return useInfiniteQuery({
    queryKey: [...usersKey("list", { filter, range, zone }), search, sort.column, sort.direction],
    queryFn: async ({ pageParam, signal }) => {
      const body = {
        ...usersBody({ filter, range, zone }),
        search,
        sort: { [sort.column]: sort.direction },
        offset: pageParam,
        limit: usersPerPage,
      };
      return (await callApi("/v1/user/metrics/query", listSchema, { method: "POST", body, signal })).data;
    },
    initialPageParam: 0,
    getNextPageParam: ({ count }, pages) =>
      pages.length * usersPerPage < count ? pages.length * usersPerPage : undefined,
    placeholderData: keepPreviousData,
  });
}

/** How requests and cost spread over the users of a selection. */
export function useUserOverview(query: UsersQuery, { enabled }: { enabled: boolean }) {
  return useQuery({
    queryKey: usersKey("overview", query),
    queryFn: async ({ signal }) => {
      const body = { ...usersBody(query), pSize: "p99" };
      const answer = await callApi("/v1/user/metrics-overview/query", overviewSchema, {
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

export const usersKey = (what: string, { filter, range, zone }: UsersQuery) =>
  ["users", what, printUrl(filter), printTimeParam(range), zone] as const;

export function usersBody({ filter, range, zone }: UsersQuery) {
  return { filter: printWire(filter), timeRange: wireTimeRange(range), timeZone: zoneName(zone) };
}

const listSchema = z.object({
  data: z.object({ users: z.array(userSchema), count: z.number(), hasUsers: z.boolean() }),
});

const rows = z.array(z.object({ range_start: z.string(), range_end: z.string(), value: z.number() }));
const overviewSchema = z.object({ data: z.object({ request_count: rows, user_cost: rows }) });
