import { expect, test } from "vitest";
import { emptyFilter, type Filter, parseText, printText } from "@/lib/filters";
import { valueActions } from "./value-actions";

function read(text: string): Filter {
  const result = parseText(text);
  if (!result.ok) throw new Error(result.issue.message);
  return result.filter;
}

const run = (filter: string, ...[field, value]: [Parameters<typeof valueActions>[1], string | null]) =>
  valueActions(read(filter), field, value).map(({ label, apply }) => [label, printText(apply(read(filter)))]);

test("a text value can be filtered for and excluded, and each of them undone", () => {
  expect(run("", { property: "env" }, "")).toEqual([
    ["Filter for", 'property.env:""'],
    ["Exclude", 'NOT property.env:""'],
  ]);
  expect(run("model:a", "model", "a")).toEqual([
    ["Filter for it no longer", ""],
    ["Exclude", "NOT model:a"],
  ]);
});

test("a number is a bound, a missing value is asked for as missing", () => {
  expect(run("", "latency", "120")).toEqual([
    ["This or more", "latency:>=120"],
    ["This or less", "latency:<=120"],
  ]);
  expect(run("", "cost", null).map(([, text]) => text)).toEqual(["missing:cost", "has:cost"]);
  expect(run("", "status", "200")[0]).toEqual(["Filter for", "status:200"]);
});

test("a value that no filter can ask for offers nothing", () => {
  expect(valueActions(emptyFilter, "user", "x".repeat(10_000))).toEqual([]);
});
