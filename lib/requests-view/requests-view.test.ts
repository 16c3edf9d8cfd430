import { describe, expect, test } from "vitest";
import type { RequestRow } from "@/lib/record";
import { mergeRows, missingRows } from "./merge-rows";
import { defaultSort, nextSort, parseSort, printSort, wireSort } from "./sort";

const row = (second: number, id = `r${second}`) =>
  ({
    request_id: id,
    request_created_at: new Date(second * 1000).toISOString(),
  }) as RequestRow;
const ids = (rows: readonly RequestRow[]) => rows.map((each) => each.request_id);

describe("rows that arrive while the list is open", () => {
  test("are those the list lacks, a late one in the middle included", () => {
    expect(ids(missingRows([row(9), row(5)], [row(10), row(9), row(7), row(5)], true))).toEqual([
      "r10",
      "r7",
    ]);
  });

  test("older than what is loaded wait for their own page, unless there is none to come", () => {
    expect(ids(missingRows([row(9)], [row(2)], true))).toEqual([]);
    expect(ids(missingRows([row(9)], [row(2)], false))).toEqual(["r2"]);
    expect(ids(missingRows([], [row(2)], false))).toEqual(["r2"]);
  });

  test("take their places, each once, and every page stays in order", () => {
    const pages = [
      { data: [row(9), row(7)], cursor: "a" },
      { data: [row(5), row(3)], cursor: null },
    ];
    const merged = mergeRows(pages, [row(10), row(8), row(4), row(1)]);
    expect(merged.map((page) => ids(page.data))).toEqual([
      ["r10", "r9", "r8", "r7"],
      ["r5", "r4", "r3", "r1"],
    ]);
    expect(merged.map((page) => page.cursor)).toEqual(["a", null]);
  });

  test("at the same instant stand in the order of their ids, as the API sorts them", () => {
    expect(ids(mergeRows([{ data: [row(1, "b")] }], [row(1, "c"), row(1, "a")])[0]?.data ?? [])).toEqual([
      "c",
      "b",
      "a",
    ]);
  });
});

describe("sorting", () => {
  test.each(["cost", "-created", "property.a,b", "-property.-x"])("%s survives the URL", (text) => {
    const sort = parseSort(text);
    expect(sort && printSort(sort)).toBe(text);
  });

  test("only what the API can order by is taken", () => {
    expect(parseSort("-request")).toBeNull();
    expect(parseSort("toString")).toBeNull();
    expect(parseSort("")).toBeNull();
  });

  test("is said as the API takes it", () => {
    expect(wireSort({ columnId: "user", direction: "asc" })).toEqual({ user: "asc" });
    expect(wireSort({ columnId: "property.tier", direction: "desc" })).toEqual({
      properties: { tier: "desc" },
    });
  });

  test("three clicks come back to newest first", () => {
    let sort = defaultSort;
    const seen = [];
    for (let click = 0; click < 3; click++) {
      sort = nextSort(sort, "cost", false);
      seen.push(printSort(sort));
    }
    expect(seen).toEqual(["-cost", "cost", "-created"]);
    expect(printSort(nextSort(defaultSort, "model", true))).toBe("model");
  });
});
