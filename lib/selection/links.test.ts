import { expect, test } from "vitest";
import { narrowedTo } from "@/lib/filter-bar/narrow";
import { emptyFilter, parseUrl, printText } from "@/lib/filters";
import { parseTimeParam } from "@/lib/time-range/time-range";
import { costsHref, frozenLink, propertyHref, requestsHref } from "./links";

const week = { kind: "relative", amount: 7, unit: "d" } as const;
const search = (href: string) => new URL(href, "http://facet").searchParams;

test("a link carries the filter, the time and the clock", () => {
  const filter = narrowedTo(emptyFilter, { property: "Feature" }, "a:b, (c)");
  const params = search(requestsHref({ filter, range: week, zone: "utc" }));
  const read = parseUrl(params.get("f") ?? "");
  expect(read.ok && printText(read.filter)).toBe('property.Feature:"a:b, (c)"');
  expect(parseTimeParam(params.get("t") ?? "")).toEqual(week);
  expect(params.get("tz")).toBe("utc");
});

test("what is the default of every page stands in no link", () => {
  expect(requestsHref({ filter: emptyFilter, range: week, zone: "local" })).toBe("/requests?t=7d");
});

test("every key has a page, whatever characters it holds", () => {
  for (const key of ["..", "a/b", "a?b&c=d", "#", "ключ", "__proto__"]) {
    const href = propertyHref(key, { range: week });
    expect(search(href).get("key")).toBe(key);
    expect(new URL(href, "http://facet").pathname).toBe("/properties/key");
  }
});

test("costs by a key keep the selection, whatever characters the key holds", () => {
  const filter = narrowedTo(emptyFilter, "model", "a");
  const params = search(costsHref({ filter, range: week }, "property.a&b=c"));
  expect(params.get("by")).toBe("property.a&b=c");
  expect(params.get("f")).toBe("v1,model:equals:a");
  expect(params.get("t")).toBe("7d");
  expect(search(costsHref({ filter, range: week })).has("by")).toBe(false);
});

test("a frozen link means the same tomorrow", () => {
  const nowMs = Date.UTC(2026, 0, 8);
  const frozen = frozenLink("http://facet/requests?t=7d&f=v1,model:equals:a", week, nowMs);
  expect(search(frozen).get("t")).toBe("2026-01-01T00:00Z..2026-01-08T00:00Z");
  expect(search(frozen).get("f")).toBe("v1,model:equals:a");
});
