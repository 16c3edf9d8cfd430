import { expect, test } from "vitest";
import { builtInFields } from "@/lib/filter-bar/known-field";
import { emptyFilter, type Filter, parseText, printText } from "@/lib/filters";
import type { GroupKeyAnswer } from "./answer";
import { canGroupBy, groupLabel, groupSection } from "./group-fields";
import { groupOptions } from "./group-options";
import { othersOf, placeId, placeLabel } from "./groups";
import { bucketRange, excludedFilter, isPicked, namedValues, pickedFilter, segmentFilter } from "./segment";

const value = (text: string): GroupKeyAnswer => ({
  value: text,
  label: null,
  is_other: false,
  is_missing: false,
});
const other: GroupKeyAnswer = { value: null, label: null, is_other: true, is_missing: false };
const missing: GroupKeyAnswer = { value: null, label: null, is_other: false, is_missing: true };
const printed = (filter: Filter | undefined) => filter && printText(filter);
const filterOf = (text: string): Filter => {
  const parsed = parseText(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.filter;
};

test("a value, an empty one, the others and none are four different segments of a property", () => {
  const of = (key: GroupKeyAnswer) =>
    printed(segmentFilter(emptyFilter, [{ field: "property.team", key, named: ["a", "b"] }]));
  const filters = [value("Other"), value(""), other, missing].map(of);
  expect(filters[0]).toBe("property.team:Other");
  expect(filters[2]).toBe("NOT property.team:(a OR b) AND has:property.team");
  expect(new Set(filters).size).toBe(4);
});

test("a segment stays within the filter it was counted in", () => {
  const parts = [{ field: "model", key: other, named: ["a"] }];
  expect(printed(segmentFilter(filterOf("model:(a OR b OR c)"), parts))).toContain("model:(a OR b OR c)");
  const two = [
    { field: "model", key: value("m"), named: [] },
    { field: "property.team", key: missing, named: [] },
  ];
  expect(printed(segmentFilter(filterOf("cost:>1"), two))).toBe(
    "cost:>1 AND model:m AND missing:property.team",
  );
});

test("a click narrows to a value, a second one takes that back, and Shift keeps it out", () => {
  const part = (key: GroupKeyAnswer) => ({ field: "property.team", key, named: ["a", "b"] });
  const picked = pickedFilter(filterOf("cost:>1"), part(value("a")));
  expect(printed(picked)).toBe("cost:>1 AND property.team:a");
  expect(picked && isPicked(picked, part(value("a")))).toBe(true);
  expect(picked && printed(pickedFilter(picked, part(value("a"))))).toBe("cost:>1");
  expect(printed(excludedFilter(filterOf("cost:>1"), part(missing)))).toBe("cost:>1 AND has:property.team");
  expect(printed(excludedFilter(emptyFilter, part(other)))).toBe(
    "property.team:(a OR b) OR missing:property.team",
  );
});

test("no filter names an hour of the day", () => {
  const parts = [{ field: "hour_of_day", key: value("7"), named: [] }];
  expect(segmentFilter(emptyFilter, parts)).toBeUndefined();
});

test("a bucket that still runs stays open", () => {
  expect(bucketRange({ startMs: 0, endMs: 10 }, 5)).toMatchObject({ fromMs: 0, toMs: null });
  expect(bucketRange({ startMs: 0, endMs: 10 }, 50)).toMatchObject({ fromMs: 0, toMs: 10 });
});

test("values called other or not set are told apart from the others and from none", () => {
  const all = [value("other"), value("missing"), value(""), other, missing];
  expect(new Set(all.map(placeId)).size).toBe(5);
  expect(all.map((key) => placeLabel(key, 37))).toEqual([
    "other",
    "missing",
    "empty",
    "Other (37)",
    "not set",
  ]);
  expect(namedValues([...all, undefined])).toEqual(["other", "missing", ""]);
  expect(othersOf(40, all)).toBe(37);
});

test.each([
  ["model", true],
  ["user", true],
  ["session", true],
  ["status", true],
  ["property.Any key, .", true],
  ["day_of_week", true],
  ["latency", false],
  ["created", false],
  ["request_id", false],
  ["request", false],
  ["user_cost", false],
  ["score.quality", false],
  ["nonsense", false],
])("whether requests can be grouped by %s: %s", (name, expected) => {
  expect(canGroupBy(name)).toBe(expected);
});

test("what is grouped by is called as people call it", () => {
  const known = [
    {
      name: "property.team",
      label: "Team",
      kind: "property",
      description: "",
      values: null,
      requests: 3,
    },
  ];
  expect(groupLabel("property.TEAM", known)).toBe("Team");
  expect(groupLabel("hour_of_day", known)).toBe("Hour of day");
  expect(["property.team", "model", "day_of_week"].map(groupSection)).toEqual([
    "Properties",
    "Fields",
    "Time",
  ]);
});

test("properties are offered first, whatever else matches, and not what is chosen elsewhere", () => {
  const property = { label: "Modality", kind: "property", description: "", values: null, requests: 3 };
  const known = [...builtInFields, { ...property, name: "property.modality" }];
  const offered = groupOptions("mod", known);
  expect(offered[0]).toMatchObject({ id: "property.modality", label: "Modality", requests: 3 });
  expect(offered.map(({ id }) => id)).toContain("model");
  expect(groupOptions("mod", known, { except: "property.Modality" }).map(({ id }) => id)).not.toContain(
    "property.modality",
  );
  expect(groupOptions("hour", known).map(({ id }) => id)).toContain("hour_of_day");
  expect(groupOptions("hour", known, { isWithoutTime: true })).toEqual([]);
  expect(groupOptions("", known).some(({ id }) => id === "latency")).toBe(false);
});
