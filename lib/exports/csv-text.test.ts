import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { byteOrderMark, type CellValue, csvLine, csvMarker, plainCsv } from "./csv-text";
import { awkwardTexts } from "./exports.test-support";
import { countCsvRows, csvRowEnds } from "./files/count-rows";

const text = fc.oneof(fc.constantFrom(...awkwardTexts), fc.string({ unit: "binary" }));
const cell: fc.Arbitrary<CellValue> = fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null));
const style = fc.record({
  delimiter: fc.constantFrom(",", ";", "\t"),
  bom: fc.constant(false),
  guard: fc.boolean(),
});
const table = fc
  .integer({ min: 1, max: 5 })
  .chain((columns) =>
    fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 8 }),
  );

test("what is written as CSV is read again as it was, but for the apostrophe of the guard", () => {
  fc.assert(
    fc.property(table, style, (rows, written) => {
      const file = rows.map((row) => csvLine(row, written)).join("");
      const guarded = (value: string) => (written.guard && /^[=+@\t\r-]/.test(value) ? `'${value}` : value);
      const wanted = rows.map((row) =>
        row.map((value) => (typeof value === "string" ? guarded(value).toWellFormed() : String(value ?? ""))),
      );
      const options = { delimiter: written.delimiter, skip_empty_lines: false };
      expect(parse(Buffer.from(file), options)).toEqual(wanted);
    }),
    { numRuns: 300 },
  );
});

test("no text of a guarded cell begins like a formula", () => {
  fc.assert(
    fc.property(text, (value) => {
      expect(csvLine([value], plainCsv)).not.toMatch(/^"[=+\-@\t\r]/);
    }),
  );
});

test("rows are counted whatever stands in them", () => {
  fc.assert(
    fc.property(table, (rows) => {
      const bytes = Buffer.from(rows.map((row) => csvLine(row, plainCsv)).join(""));
      expect(countCsvRows(bytes)).toBe(rows.length);
      const ends = [...csvRowEnds(bytes)];
      expect(ends).toHaveLength(rows.length);
      expect(ends.at(-1)).toBe(bytes.length);
    }),
  );
});

test("the marker has as many cells as the rows", () => {
  expect(csvMarker(3, 12, plainCsv)).toBe('"# facet-export complete rows=12",,\n');
  expect(csvMarker(1, 0, { ...plainCsv, delimiter: ";" })).toBe('"# facet-export complete rows=0"\n');
  expect(byteOrderMark).toHaveLength(1);
});
