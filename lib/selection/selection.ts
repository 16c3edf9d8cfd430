import type { FilterParam } from "@/lib/filter-bar/filter-param";
import type { TimeRange, TimeZone } from "@/lib/time-range/time-range";

/** Which requests a page looks at, and on whose clock: the part of an address that every page understands. */
export interface Selection {
  filter: FilterParam;
  range: TimeRange;
  zone: TimeZone;
}

/** The search parameters of a selection, short since they stand in every link. */
export const selectionUrlKeys = { filter: "f", range: "t", zone: "tz" } as const;
