/** The search parameters of the requests screen, short since they stand in every link. */
export const requestsUrlKeys = {
  filter: "f",
  range: "t",
  zone: "tz",
  sort: "sort",
  columns: "cols",
  requestId: "request",
  pinnedFacets: "facets",
  isLive: "live",
  viewId: "view",
} as const;
