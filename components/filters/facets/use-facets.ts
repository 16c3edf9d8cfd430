"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useSelection } from "@/components/selection/selection-scope";
import { callApi } from "@/lib/api-client";
import { matchFields } from "@/lib/filter-bar/match-fields";
import { printUrl, printWire } from "@/lib/filters";
import { printTimeParam } from "@/lib/time-range/time-range";
import { wireTimeRange } from "@/lib/time-range/wire-time-range";
import { useDebounced } from "../use-debounced";
import { type Facet, facetsAnswerSchema } from "./facet-schema";
import { useFolded } from "./use-folded";

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
  const { folded } = useFolded();
  // What was folded up at first is counted by itself once it is unfolded; all the rest is not counted again for it.
  const [foldedAtFirst] = useState(folded);
  const wanted = useDebounced(search.trim(), 200);
  const all = useFacetQuery({ enabled, search: wanted, uncounted: wanted === "" ? foldedAtFirst : [] });
  const isOpen = (field: string) => !folded.includes(field) || pinned.includes(field);
  const unfolded = (all.data?.data ?? []).filter(
    (facet) => facet.kind === "uncounted" && facet.reason === "not_wanted" && isOpen(facet.field),
  );
  const listed = new Set(all.data?.data.map(({ field }) => field));
  // What is pinned or called so may be beyond the fields the API counts by itself.
  const named =
    wanted === ""
      ? pinned
      : matchFields(wanted, known)
          .slice(0, namesMax)
          .map(({ name }) => name);
  const missing = [
    ...named.filter((name) => wanted !== "" || !listed.has(name)),
    ...unfolded.map(({ field }) => field),
  ];
  const extra = useFacetQuery({ enabled: enabled && all.isSuccess && missing.length > 0, fields: missing });
  const added = missing.length > 0 ? (extra.data?.data ?? []) : [];
  const addedFields = new Map(added.map((facet) => [facet.field, facet]));
  const found = (all.data?.data ?? []).map((facet) => addedFields.get(facet.field) ?? facet);
  return {
    facets:
      wanted === ""
        ? [...found, ...added.filter(({ field }) => !listed.has(field))]
        : [...added, ...found.filter((facet) => isHit(facet, added))],
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
  uncounted = [],
}: {
  enabled: boolean;
  search?: string;
  fields?: readonly string[];
  uncounted?: readonly string[];
}) {
  const { filter, range } = useSelection();
  return useQuery({
    queryKey: [
      "requests",
      "facets",
      printUrl(filter),
      printTimeParam(range),
      search,
      fields ?? null,
      uncounted,
    ],
    queryFn: ({ signal }) => {
      const body = {
        filter: printWire(filter),
        timeRange: wireTimeRange(range),
        limit: valuesMax,
        ...(search !== "" && { search }),
        ...(fields && { fields }),
        ...(uncounted.length > 0 && { uncounted }),
      };
      return callApi("/v1/request/facets", facetsAnswerSchema, { method: "POST", body, signal });
    },
    enabled,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
}
