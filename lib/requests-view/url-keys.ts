import { selectionUrlKeys } from "@/lib/selection/selection";

/** The search parameters of the requests screen, short since they stand in every link. */
export const requestsUrlKeys = {
  ...selectionUrlKeys,
  sort: "sort",
  columns: "cols",
  requestId: "request",
  pinnedFacets: "facets",
  isLive: "live",
} as const;
