import fc from "fast-check";
import { expect, test } from "vitest";
import { allColumns } from "@/lib/columns/columns";
import { parseFilterParam } from "@/lib/filter-bar/filter-param";
import { normalize } from "@/lib/filters";
import { arbitraryFilter } from "@/lib/filters/arbitrary.test-support";
import { defaultSort, parseSort } from "@/lib/requests-view/sort";
import { defaultTimeRange, parseTimeParam } from "@/lib/time-range/time-range";
import { viewLink } from "./view-link";
import { isChanged, type ScreenState, toScreenState, toViewState } from "./view-state";

const columns = allColumns([{ property: "Environment", key: "environment", requests: 5 }]);

const plain: ScreenState = {
  filter: parseFilterParam(""),
  range: defaultTimeRange,
  sort: defaultSort,
  columns: null,
  pinnedFacets: [],
};

const screens = fc.record({
  filter: arbitraryFilter.map((filter) => ({ filter: normalize(filter), unread: [] })),
  range: fc
    .constantFrom("7d", "all", "2026-01-01..2026-01-02", "15m")
    .map((text) => parseTimeParam(text) ?? defaultTimeRange),
  sort: fc
    .constantFrom("-cost", "latency", "-property.environment")
    .map((text) => parseSort(text) ?? defaultSort),
  columns: fc.constantFrom(null, "!model,status", "property.environment,-user,created"),
  pinnedFacets: fc.constantFrom([], ["property.a,b", "model"]),
});

test("a view shows again what was saved, through the API's JSON and back", () => {
  fc.assert(
    fc.property(screens, (screen) => {
      const saved = JSON.parse(JSON.stringify(toViewState(screen, columns)));
      const again = toScreenState(saved, columns);
      expect(again.filter).toEqual(screen.filter);
      expect(again.range).toEqual(screen.range);
      expect(again.sort).toEqual(screen.sort);
      expect(isChanged(screen, saved, columns)).toBe(false);
      expect(isChanged(again, saved, columns)).toBe(false);
    }),
    { numRuns: 200 },
  );
});

test.each([
  ["filter", { ...plain, filter: parseFilterParam("v1,model:equals:a") }],
  ["time", { ...plain, range: parseTimeParam("7d") ?? defaultTimeRange }],
  ["sort", { ...plain, sort: { columnId: "cost", direction: "desc" as const } }],
  ["columns", { ...plain, columns: "-model" }],
  ["pinned facets", { ...plain, pinnedFacets: ["model"] }],
])("a change of the %s is a change of the view", (_, changed) => {
  expect(isChanged(changed, toViewState(plain, columns), columns)).toBe(true);
});

test("a view that holds less, or what is no longer understood, opens with the page's defaults", () => {
  expect(toScreenState({ filter: undefined }, columns)).toEqual(plain);
  const odd = {
    filter: { request_response_rmt: { gone: { equals: 1 } } },
    timeRange: "soon",
    sort: { cost: 7 },
  };
  expect(toScreenState(odd, columns)).toEqual(plain);
});

test("a view's link names every part of it", () => {
  const link = viewLink("id", {
    ...plain,
    filter: parseFilterParam("v1,model:equals:a"),
    pinnedFacets: ["a,b"],
  });
  const query = new URL(link, "http://localhost").searchParams;
  expect(Object.fromEntries(query)).toEqual({
    f: "v1,model:equals:a",
    t: "24h",
    sort: "-created",
    facets: "a%2Cb",
    view: "id",
  });
});
