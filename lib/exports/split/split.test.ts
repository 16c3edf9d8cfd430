import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { awkwardTexts } from "../exports.test-support";
import { splitBatches } from "./batches";
import { fileNames } from "./file-names";
import { separateRows } from "./separate-rows";

const value = fc.oneof(
  fc.constantFrom(
    ...awkwardTexts,
    "(not set)",
    "(empty)",
    "_index",
    "con",
    "NUL.txt",
    "..",
    "../../etc/passwd",
    "/",
    "Acme",
    "ACME",
    "acme",
    "acme (2)",
    "e\u0301",
    "é",
    "ﬁle",
    "file",
    ".hidden",
    "-rf",
    "ends with dot.",
    "👩‍👩‍👧".repeat(60),
    "\u202Egnp.exe",
  ),
  fc.string({ unit: "binary", maxLength: 260 }),
  fc.string({ unit: "grapheme", maxLength: 40 }),
);
const values = fc.uniqueArray(fc.option(value, { nil: null }), { maxLength: 60 });

describe("names of files", () => {
  test("are safe on every system, whatever the values are", () => {
    fc.assert(
      fc.property(values, (all) => {
        for (const name of fileNames(all, "csv")) {
          expect(name).toMatch(/\.csv$/);
          expect(name).not.toMatch(/[\p{Cc}/\\:*?"<>|]|^[.=+@-]|[. ]\.csv$/u);
          expect(name).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)\./i);
          expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
          expect(name.isWellFormed()).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  test("differ for different values, also where case and composition do not count", () => {
    fc.assert(
      fc.property(values, (all) => {
        const folded = fileNames(all, "csv").map((name) => name.normalize("NFKC").toLowerCase());
        expect(new Set([...folded, "_index.csv"]).size).toBe(all.length + 1);
      }),
      { numRuns: 500 },
    );
  });

  test("say the value where they can", () => {
    expect(fileNames([null, "", "acme", "Acme", "a/b", "(not set)", "日本語"], "csv")).toEqual([
      "(not set).csv",
      "(empty).csv",
      "acme.csv",
      "Acme (2).csv",
      "a_b.csv",
      "(not set) (2).csv",
      "日本語.csv",
    ]);
  });
});

describe("batches of values", () => {
  const limits = { rowsMax: 100, bodyBytesMax: 1_000, valuesMax: 5 };
  const splitValue = fc.record({
    value: fc.option(fc.string({ maxLength: 8 }), { nil: null }),
    rows: fc.integer({ min: 1, max: 150 }),
    bodyBytes: fc.integer({ min: 0, max: 1_500 }),
  });

  test("hold every value once, in order, and no more than a page", () => {
    fc.assert(
      fc.property(fc.uniqueArray(splitValue, { selector: ({ value }) => value, maxLength: 40 }), (all) => {
        const batches = splitBatches(all, limits);
        const held = batches.flatMap((batch) => (batch.type === "one" ? [batch.value.value] : batch.values));
        expect(held).toEqual(all.map(({ value }) => value));
        for (const batch of batches) {
          if (batch.type === "one") continue;
          const own = all.filter(({ value }) => value !== null && batch.values.includes(value));
          expect(own.length).toBeLessThanOrEqual(limits.valuesMax);
          expect(own.reduce((sum, { rows }) => sum + rows, 0)).toBeLessThanOrEqual(limits.rowsMax);
          expect(own.reduce((sum, { bodyBytes }) => sum + bodyBytes, 0)).toBeLessThanOrEqual(
            limits.bodyBytesMax,
          );
          expect(batch.values).not.toContain("");
        }
      }),
      { numRuns: 300 },
    );
  });
});

test("rows are told apart by the number before them, which is taken off", () => {
  const cell = fc.constantFrom(...awkwardTexts).map((text) => `"${text.replaceAll('"', '""')}"`);
  const rows = fc.array(fc.tuple(fc.integer({ min: 1, max: 12 }), cell), { maxLength: 30 });
  fc.assert(
    fc.property(rows, (drawn) => {
      const sorted = drawn.toSorted(([a], [b]) => a - b);
      const bytes = Buffer.from(sorted.map(([number, text]) => `${number},${text},1\n`).join(""));
      const found = [...separateRows(bytes, { name: "CSV" })];
      expect(found.map(({ number }) => number)).toEqual([...new Set(sorted.map(([number]) => number))]);
      for (const { number, bytes: own, rows: count } of found) {
        const wanted = sorted.filter(([other]) => other === number);
        expect(Buffer.from(own).toString()).toBe(wanted.map(([, text]) => `${text},1\n`).join(""));
        expect(count).toBe(wanted.length);
      }
    }),
  );
  const lines = Buffer.from('{"v":1,"a":"{\\"v\\":2,"}\n{"v":12,"a":1}\n');
  expect(
    [...separateRows(lines, { name: "JSONEachRow" })].map(({ number, bytes }) => [number, String(bytes)]),
  ).toEqual([
    [1, '{"a":"{\\"v\\":2,"}\n'],
    [12, '{"a":1}\n'],
  ]);
});
