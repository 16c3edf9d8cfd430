import { printFilterParam } from "@/lib/filter-bar/filter-param";
import { printSort } from "@/lib/requests-view/sort";
import { requestsUrlKeys as keys } from "@/lib/requests-view/url-keys";
import { printTimeParam } from "@/lib/time-range/time-range";
import type { ScreenState } from "./view-state";

/** The address that shows a view as it was saved. Every part stands in it, so that it means the same everywhere. */
export function viewLink(viewId: string, screen: ScreenState): string {
  const query = new URLSearchParams();
  const filter = printFilterParam(screen.filter);
  if (filter !== "") query.set(keys.filter, filter);
  query.set(keys.range, printTimeParam(screen.range));
  query.set(keys.sort, printSort(screen.sort));
  if (screen.columns !== null) query.set(keys.columns, screen.columns);
  // The screen reads a list whose members escape the comma.
  if (screen.pinnedFacets.length > 0) {
    query.set(keys.pinnedFacets, screen.pinnedFacets.map((field) => field.replaceAll(",", "%2C")).join(","));
  }
  query.set(keys.viewId, viewId);
  return `/requests?${query}`;
}
