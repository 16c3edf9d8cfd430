import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { describeOnBothEngines } from "@/test/both-engines";
import type { TestDatabase } from "@/test/database";
import { RowBinaryWriter } from "./row-binary";

const columns = [
  { name: "id", type: "UUID" },
  { name: "small", type: "Int16" },
  { name: "count", type: "UInt32" },
  { name: "bytes", type: "UInt64" },
  { name: "flag", type: "Bool" },
  { name: "at", type: "DateTime64(3, 'UTC')" },
  { name: "text", type: "String" },
  { name: "texts", type: "Array(String)" },
  { name: "money", type: "Nullable(Decimal(18, 12))" },
];

const row = fc.record({
  id: fc.uuid(),
  small: fc.integer({ min: -32_768, max: 32_767 }),
  count: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
  bytes: fc.maxSafeNat(),
  flag: fc.boolean(),
  at: fc.integer({ min: Date.UTC(1970, 0), max: Date.UTC(2200, 0) }),
  text: fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 60 }),
    fc.string({ unit: "grapheme", minLength: 120, maxLength: 20_000 }),
  ),
  texts: fc.array(fc.string({ unit: "grapheme" })),
  money: fc.option(
    fc.tuple(fc.integer({ min: -999_999, max: 999_999 }), fc.integer({ min: 0, max: 999_999_999_999 })),
  ),
});

describeOnBothEngines("rows as bytes", (open) => {
  let opened: TestDatabase;

  beforeAll(async () => {
    opened = await open();
    await opened.database.command({
      sql: `CREATE TABLE written (n UInt32, ${columns.map(({ name, type }) => `${name} ${type}`).join(", ")})
        ENGINE = MergeTree ORDER BY n`,
      tag: "test",
    });
  });
  afterAll(() => opened.close());

  it("come back as they were written", async () => {
    const rows = fc.sample(row, 500);
    const writer = new RowBinaryWriter(0);
    const expected = rows.map((values, n) => {
      const { id, small, count, bytes, flag, at, text, texts, money } = values;
      const decimal = money && `${money[0]}.${String(money[1]).padStart(12, "0")}`;
      writer.uint32(n);
      writer.uuid(n % 2 ? id : id.toUpperCase());
      writer.int16(small);
      writer.uint32(count);
      writer.uint64(bytes);
      writer.bool(flag);
      writer.dateTime64(at);
      writer.string(text);
      writer.strings(texts);
      writer.isNull(decimal === null);
      if (decimal !== null) writer.decimal64(decimal, 12);
      return { ...values, n, money: decimal };
    });
    const withNumber = [{ name: "n", type: "UInt32" }, ...columns];
    await opened.database.insert("written", { columns: withNumber, bytes: writer.bytes() }, "test");
    const stored = await opened.database.query(
      {
        sql: `SELECT * REPLACE (toUnixTimestamp64Milli(at) AS at,
            if(isNull(money), NULL, toDecimalString(assumeNotNull(money), 12)) AS money)
          FROM written ORDER BY n`,
        tag: "test",
      },
      z.record(z.string(), z.unknown()),
    );
    expect(stored).toEqual(expected);
  });
});

it.each<[string, (writer: RowBinaryWriter) => void]>([
  ["a number too large for its type", (writer) => writer.int16(40_000)],
  ["text that is no decimal", (writer) => writer.decimal64("much", 12)],
  ["a decimal with too many places", (writer) => writer.decimal64("0.1234567890123", 12)],
  ["an id that is too short", (writer) => writer.uuid("no uuid")],
  ["an id with a letter beyond f", (writer) => writer.uuid("g0000000-0000-4000-8000-000000000000")],
  ["an id without its dashes", (writer) => writer.uuid("000000000000040008000000000000000000")],
])("%s is refused", (_, write) => {
  expect(() => write(new RowBinaryWriter(0))).toThrow(RangeError);
});

it("a row that failed half way can be taken back", () => {
  const writer = new RowBinaryWriter(0);
  writer.string("kept");
  const { position } = writer;
  writer.string("half a row");
  writer.truncate(position);
  writer.uint8(7);
  expect([...writer.bytes()]).toEqual([4, ...Buffer.from("kept"), 7]);
});
