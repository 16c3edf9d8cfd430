import { defaultTimeRange, type TimeRange } from "@/lib/time-range/time-range";
import type { ViewPage } from "@/lib/views/view";

/** What saved views need to know of a page. */
export interface PageOfViews {
  path: string;
  /** What the page is without a view, as the menu of views says it. */
  plainName: string;
  /** The page's own search parameters that its views keep beside the selection, by their names in the address. */
  kept: readonly string[];
  defaultRange: TimeRange;
}

/** Where the views of a page lead, and what they hold. The requests page has a codec of its own: `requestsCodec`. */
export const pagesOfViews: Readonly<Record<ViewPage, PageOfViews>> = {
  overview: {
    path: "/overview",
    plainName: "Everything",
    kept: ["by", "of"],
    // A day is best compared with the same day of a week ago, so the week is the period to begin with.
    defaultRange: { kind: "relative", amount: 7, unit: "d" },
  },
  requests: { path: "/requests", plainName: "All requests", kept: [], defaultRange: defaultTimeRange },
  costs: {
    path: "/costs",
    plainName: "All costs",
    kept: ["by", "and", "show", "every", "vs", "sort"],
    // A month is what bills are about.
    defaultRange: { kind: "relative", amount: 30, unit: "d" },
  },
  "unit-costs": {
    path: "/unit-costs",
    plainName: "All units",
    kept: ["unit", "price", "every", "rows"],
    defaultRange: { kind: "relative", amount: 30, unit: "d" },
  },
  performance: {
    path: "/performance",
    plainName: "All requests",
    kept: ["by", "of", "sort", "a", "b"],
    defaultRange: defaultTimeRange,
  },
  properties: {
    path: "/properties",
    plainName: "All properties",
    kept: [],
    // Keys come and go within weeks; a day says little of them.
    defaultRange: { kind: "relative", amount: 30, unit: "d" },
  },
  users: {
    path: "/users",
    plainName: "All users",
    kept: ["q", "sort", "cols"],
    // People come and go within weeks; a day says little of them.
    defaultRange: { kind: "relative", amount: 30, unit: "d" },
  },
  sessions: {
    path: "/sessions",
    plainName: "All sessions",
    kept: ["q", "name", "sort", "cols"],
    defaultRange: { kind: "relative", amount: 7, unit: "d" },
  },
};

/** The search parameter that names the open view. */
export const viewUrlKey = "view";

/** Its value when no view is wanted, not even the page's default one. */
export const noView = "none";
