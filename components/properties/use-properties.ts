"use client";

import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { z } from "zod";
import { callApi } from "@/lib/api-client";
import { type Filter, printUrl, printWire } from "@/lib/filters";
import { printTimeParam, type TimeRange } from "@/lib/time-range/time-range";
import { wireTimeRange } from "@/lib/time-range/wire-time-range";
import type { TableSort } from "./prepare-sort";
import { propertyListSchema, ruleListSchema, valuePageSchema } from "./property-schema";
import type { ValueColumn } from "./use-properties-view";

/** All keys, hidden ones too, measured within a time range. */
export function useProperties(range: TimeRange) {
  return useQuery({
    queryKey: ["properties", "list", printTimeParam(range)],
    queryFn: async ({ signal }) => {
      // Without a beginning the API would take the last 30 days.
      const timeRange = { from: new Date(0).toISOString(), ...wireTimeRange(range) };
      const body = { timeRange };
      const answer = await callApi("/v1/property/list", propertyListSchema, { method: "POST", body, signal });
      return answer.data;
    },
    placeholderData: keepPreviousData,
  });
}

/** Which values of a key are shown. */
export interface ValuesQuery {
  key: string;
  filter: Filter;
  range: TimeRange;
  search: string;
  sort: TableSort<ValueColumn>;
}

const valuesPerPage = 50;

/** The values of a key among the requests of a filter and a time range, page by page. */
export function usePropertyValues({ key, filter, range, search, sort }: ValuesQuery) {
  return useInfiniteQuery({
    queryKey: [
      "properties",
      "values",
      key,
      printUrl(filter),
      printTimeParam(range),
      search,
      sort.column,
      sort.direction,
    ],
    queryFn: async ({ pageParam, signal }) => {
      const body = {
        key,
        search,
        filter: printWire(filter),
        timeRange: wireTimeRange(range),
        sort: sort.column,
        direction: sort.direction,
        limit: valuesPerPage,
        offset: pageParam,
      };
      const answer = await callApi("/v1/property/values", valuePageSchema, { method: "POST", body, signal });
      return answer.data;
    },
    initialPageParam: 0,
    getNextPageParam: (page, pages) => (page.has_more ? pages.length * valuesPerPage : undefined),
    placeholderData: (before, query) => (query?.queryKey[2] === key ? before : undefined),
  });
}

/** What becomes of keys that go on arriving after they were renamed, merged or deleted. */
export function useRules() {
  return useQuery({
    queryKey: ["properties", "rules"],
    queryFn: async ({ signal }) =>
      (await callApi("/v1/property/rules/query", ruleListSchema, { method: "POST", body: {}, signal })).data,
  });
}

/** Hides a key, shows it again, or lifts its rule. */
export function useGovern(action: "hide" | "restore" | "rules/lift") {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (key: string) =>
      callApi(`/v1/property/${action}`, z.unknown(), { method: "POST", body: { key } }),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ["properties"] }),
        client.invalidateQueries({ queryKey: ["property-keys"] }),
        client.invalidateQueries({ queryKey: ["filter-fields"] }),
      ]),
  });
}
