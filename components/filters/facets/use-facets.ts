"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useSelection } from "@/components/selection/selection-scope";
import { callApi } from "@/lib/api-client";
import { matchFields } from "@/lib/filter-bar/match-fields";
import { printUrl, printWire } from "@/lib/filters";
import { printTimeParam } from "@/lib/time-range/time-range";
import { wireTimeRange } from "@/lib/time-range/wire-time-range";
import { useDebounced } from "../use-debounced";
import { type Facet, facetsAnswerSchema } from "./facet-schema";

const valuesMax = 6;
const namesMax = 12;

/**
 * The facets of the rail, as the rest of the filter leaves them. A search finds names and values alike: facets that
 * are called so come first, then those that hold such a value.
 */
export function useFacets({
  search,
  pinned,
  enabled,
}: {
  search: string;
  pinned: readonly string[];
  enabled: boolean;
}) {
  const { known } = useSelection();
  const wanted = useDebounced(search.trim(), 200);
  const all = useFacetQuery({ enabled, search: wanted });
  const listed = new Set(all.data?.data.map(({ field }) => field));
  // What is pinned or called so may be beyond the fields the API counts by itself.
  const named =
    wanted === ""
      ? pinned
      : matchFields(wanted, known)
          .slice(0, namesMax)
          .map(({ name }) => name);
  const missing = named.filter((name) => wanted !== "" || !listed.has(name));
  const extra = useFacetQuery({ enabled: enabled && all.isSuccess && missing.length > 0, fields: missing });
  const found = all.data?.data ?? [];
  const added = missing.length > 0 ? (extra.data?.data ?? []) : [];
  return {
    facets:
      wanted === "" ? [...found, ...added] : [...added, ...found.filter((facet) => isHit(facet, added))],
    isPending: all.isPending,
    isCounting: all.isFetching || extra.isFetching,
    isStale: all.isPlaceholderData,
    isPartial: all.data?.partial === true || extra.data?.partial === true,
    error: all.error,
    refetch: all.refetch,
  };
}

/** A facet in which the search found a value, and which its name has not brought already. */
function isHit(facet: Facet, added: readonly Facet[]): boolean {
  return (
    facet.kind === "values" && facet.values.length > 0 && !added.some(({ field }) => field === facet.field)
  );
}

function useFacetQuery({
  enabled,
  search = "",
  fields,
}: {
  enabled: boolean;
  search?: string;
  fields?: readonly string[];
}) {
  const { filter, range } = useSelection();
  return useQuery({
    queryKey: ["requests", "facets", printUrl(filter), printTimeParam(range), search, fields ?? null],
    queryFn: ({ signal }) => {
      const body = {
        filter: printWire(filter),
        timeRange: wireTimeRange(range),
        limit: valuesMax,
        ...(search !== "" && { search }),
        ...(fields && { fields }),
      };
      return callApi("/v1/request/facets", facetsAnswerSchema, { method: "POST", body, signal });
    },
    enabled,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
}
