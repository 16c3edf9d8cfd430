import { expect, it } from "vitest";
import { emptyFilter, parseUrl, printText } from "@/lib/filters";
import { parseTimeParam } from "@/lib/time-range/time-range";
import { propertyHref, requestsHref, withValue } from "./prepare-links";

const week = { kind: "relative", amount: 7, unit: "d" } as const;
const search = (href: string) => new URL(href, "http://facet").searchParams;

it("a value leads to the requests that have it, within the same time", () => {
  const params = search(requestsHref(withValue(emptyFilter, "Feature", "a:b, (c)"), week));
  const read = parseUrl(params.get("f") ?? "");
  expect(read.ok && printText(read.filter)).toBe('property.Feature:"a:b, (c)"');
  expect(parseTimeParam(params.get("t") ?? "")).toEqual(week);
});

it("an empty value and a missing property lead to different requests", () => {
  expect(printText(withValue(emptyFilter, "tier", ""))).toBe("empty:property.tier");
  expect(printText(withValue(emptyFilter, "tier", null))).toBe("missing:property.tier");
});

it("every key has a page, whatever characters it holds", () => {
  for (const key of ["..", "a/b", "a?b&c=d", "#", "ключ", "__proto__"]) {
    expect(search(propertyHref(key, week)).get("key")).toBe(key);
    expect(new URL(propertyHref(key, week), "http://facet").pathname).toBe("/properties/key");
  }
});
