import fc from "fast-check";
import { expect, test } from "vitest";
import { allColumns } from "@/lib/columns/columns";
import { normalize, printUrl } from "@/lib/filters";
import { arbitraryFilter } from "@/lib/filters/arbitrary.test-support";
import { parseList, printList } from "@/lib/url-list";
import { pagesOfViews } from "./pages";
import { requestsCodec } from "./requests-codec";
import { isChanged, type ViewCodec, viewCodec, viewHref } from "./view-codec";

const requests = requestsCodec(allColumns([{ property: "Environment", key: "environment", requests: 5 }]));
const query = (entries: Record<string, string>) => new URLSearchParams(entries);

const filterText = arbitraryFilter.map((filter) => printUrl(normalize(filter)));
const optional = (key: string, texts: fc.Arbitrary<string>) =>
  fc.oneof(
    fc.constant({}),
    texts.map((text) => (text === "" ? {} : { [key]: text })),
  );
const addresses = fc
  .tuple(
    optional("f", filterText),
    fc.constantFrom("7d", "all", "2026-01-01T00:00Z..2026-01-02T00:00Z", "15m").map((t) => ({ t })),
    fc.constantFrom("-cost", "latency", "-property.environment").map((sort) => ({ sort })),
    optional("cols", fc.constantFrom("!model,status", "property.environment,-user,created")),
    optional("facets", fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 3 }).map(printList)),
  )
  .map((parts) => new URLSearchParams(Object.assign({}, ...parts)));

test("a view shows again what was saved, through the API's JSON and back", () => {
  fc.assert(
    fc.property(addresses, (address) => {
      const saved = JSON.parse(JSON.stringify(requests.toState(address)));
      const again = requests.toQuery(saved);
      for (const key of ["f", "t", "sort", "facets"]) expect(again.get(key)).toBe(address.get(key));
      expect(isChanged(requests, address, saved)).toBe(false);
      expect(isChanged(requests, again, saved)).toBe(false);
    }),
    { numRuns: 200 },
  );
});

test.each<[string, Record<string, string>]>([
  ["filter", { f: "v1,model:equals:a" }],
  ["time", { t: "7d" }],
  ["sort", { sort: "-cost" }],
  ["columns", { cols: "-model" }],
  ["pinned facets", { facets: "model" }],
])("a change of the %s is a change of the view", (_, changed) => {
  expect(isChanged(requests, query(changed), requests.toState(query({})))).toBe(true);
});

test("what is only passing is no change of a view", () => {
  const passing = query({ tz: "utc", live: "true", request: "x", view: "y" });
  expect(isChanged(requests, passing, requests.toState(query({})))).toBe(false);
});

test("a view that holds less, or what is no longer understood, opens with the page's defaults", () => {
  const plain = { t: "24h", sort: "-created" };
  expect(Object.fromEntries(requests.toQuery({ filter: undefined }))).toEqual(plain);
  const odd = {
    filter: { request_response_rmt: { gone: { equals: 1 } } },
    timeRange: "soon",
    sort: { cost: 7 },
  };
  expect(Object.fromEntries(requests.toQuery(odd))).toEqual(plain);
});

test("a view's link names every part of it", () => {
  const state = requests.toState(query({ f: "v1,model:equals:a", facets: "a%2Cb" }));
  const link = new URL(viewHref("requests", requests, { id: "id", state }), "http://localhost");
  expect(link.pathname).toBe("/requests");
  expect(Object.fromEntries(link.searchParams)).toEqual({
    f: "v1,model:equals:a",
    t: "24h",
    sort: "-created",
    facets: "a%2Cb",
    view: "id",
  });
});

test("a page keeps those of its own parameters that it names, and no other", () => {
  const page = { ...pagesOfViews.costs, kept: ["by", "bucket"] };
  const codec: ViewCodec = viewCodec(page);
  const state = codec.toState(query({ f: "v1,model:equals:a", by: "property.a,b", open: "x" }));
  expect(state).toMatchObject({ timeRange: "30d", display: { by: "property.a,b" } });
  const again = codec.toQuery({ ...state, display: { ...state.display, open: "x", f: "v1,user:equals:b" } });
  expect(Object.fromEntries(again)).toEqual({ f: "v1,model:equals:a", t: "30d", by: "property.a,b" });
});

test("a list survives the address whatever its members hold", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ minLength: 1 })), (members) => {
      expect(parseList(printList(members))).toEqual(members);
    }),
  );
});
