import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { storedPropertyPath } from "@/lib/fields/property-path";
import { engineJson } from "@/lib/recorder/rows";
import { describeOnBothEngines } from "@/test/both-engines";
import type { TestDatabase } from "@/test/database";
import type { Database } from "./database";
import { migrate } from "./migrate";
import { applyRetention } from "./retention";
import { RowBinaryWriter } from "./row-binary";

describeOnBothEngines("the database", (open) => {
  let opened: TestDatabase;
  let database: Database;

  beforeAll(async () => {
    opened = await open();
    database = opened.database;
  });
  afterAll(() => opened.close());

  const oneNumber = z.object({ n: z.number() });
  const text = fc.string({ unit: "grapheme" });

  it("binds any text as it is, alone and in lists", async () => {
    await fc.assert(
      fc.asyncProperty(
        text,
        fc.array(fc.oneof(text, fc.constantFrom("'", "\\", "\0", "\n\t", "{x: UInt8}"))),
        async (one, list) => {
          const rows = await database.query(
            {
              sql: "SELECT {one: String} AS one, {list: Array(String)} AS list, {none: Nullable(String)} AS none",
              params: { one, list, none: null },
              tag: "test",
            },
            z.object({ one: z.string(), list: z.array(z.string()), none: z.null() }),
          );
          expect(rows).toEqual([{ one, list, none: null }]);
        },
      ),
      { numRuns: 50 },
    );
  });

  it("binds numbers, booleans, lists of numbers, dates and identifiers", async () => {
    const rows = await database.query(
      {
        sql: `SELECT {int: Int64} AS int, {big: UInt64} AS big, {float: Float64} AS float, {flag: Bool} AS flag,
          {list: Array(Int32)} AS list, {date: DateTime64(3, 'UTC')} AS date, {column: Identifier} AS picked
          FROM (SELECT 'x' AS a)`,
        params: {
          int: -5,
          big: 9_007_199_254_740_993n,
          float: 1.5e-7,
          flag: true,
          list: [1, -2],
          date: "2026-11-20 10:00:00.123",
          column: "a",
        },
        tag: "test",
      },
      z.unknown(),
    );
    expect(rows).toEqual([
      {
        int: -5,
        big: 9_007_199_254_740_992,
        float: 1.5e-7,
        flag: true,
        list: [1, -2],
        date: "2026-11-20 10:00:00.123",
        picked: "x",
      },
    ]);
  });

  it("binds more than fits into a URL", async () => {
    const ids = Array.from(
      { length: 2_000 },
      (_, index) => `00000000-0000-7000-8000-${String(index).padStart(12, "0")}`,
    );
    const sql = "SELECT length({ids: Array(UUID)}) AS n";
    expect(await database.query({ sql, params: { ids }, tag: "test" }, oneNumber)).toEqual([{ n: 2_000 }]);
  });

  it("refuses a placeholder without a value instead of taking an earlier statement's", async () => {
    const sql = "SELECT {n: UInt8} AS n";
    await database.query({ sql, params: { n: 7 }, tag: "test" }, oneNumber);
    await expect(database.query({ sql, tag: "test" }, oneNumber)).rejects.toThrow(/\{n\}/);
  });

  it("answers a read while another read and a write are still running", async () => {
    const order: string[] = [];
    const params = { rows: 100 };
    const slowRead = database
      .query(
        { sql: "SELECT sum(sleepEachRow(0.01)) AS n FROM numbers({rows: UInt8})", params, tag: "test" },
        oneNumber,
      )
      .then(() => order.push("slow read"));
    const slowWrite = database
      .command({
        sql: "INSERT INTO property_keys (key) SELECT toString(sleepEachRow(0.01)) FROM numbers({rows: UInt8})",
        params,
        tag: "test",
      })
      .then(() => order.push("slow write"));
    await database.query({ sql: "SELECT {n: UInt8} AS n", params: { n: 1 }, tag: "test" }, oneNumber);
    order.push("quick read");
    await Promise.all([slowRead, slowWrite]);
    expect(order[0]).toBe("quick read");
  });

  it("gives up a statement at its time limit with the engine's own error", async () => {
    const sql = "SELECT count() AS n FROM numbers(100000000000)";
    await expect(database.query({ sql, timeoutMs: 200, tag: "test" }, oneNumber)).rejects.toMatchObject({
      code: "159",
      type: "TIMEOUT_EXCEEDED",
    });
  });

  it("keeps a time limit to the statement it was given for", async () => {
    const slow = "SELECT sum(sleepEachRow(0.01)) AS n FROM numbers(40)";
    await Promise.all(
      [1, 2, 3].map(() => database.query({ sql: "SELECT 1 AS n", timeoutMs: 200, tag: "test" }, oneNumber)),
    );
    await Promise.all([1, 2, 3].map(() => database.query({ sql: slow, tag: "test" }, oneNumber)));
  });

  it("names the engine's code and type for what it refuses", async () => {
    const missing = database.query({ sql: "SELECT 1 AS n FROM no_such_table", tag: "test" }, oneNumber);
    await expect(missing).rejects.toMatchObject({ code: "60", type: "UNKNOWN_TABLE" });
    const unreadable = database.insert("requests", '{"status":"no number"}', "test");
    await expect(unreadable).rejects.toMatchObject({ code: "27" });
  });

  it("answers the bytes of a format as the engine writes them, with the settings of that statement alone", async () => {
    const text = async (sql: string, params = {}) =>
      Buffer.from(await database.queryBytes({ sql, params, tag: "test" }, "CSV")).toString();
    expect(
      await text("SELECT {one: String} AS {name: Identifier}, NULL SETTINGS format_csv_delimiter = ';'", {
        one: 'a"b',
        name: "any `name`",
      }),
    ).toBe('"a""b";\\N\n');
    expect(await text("SELECT 1, 2")).toBe("1,2\n");
    const parquet = await database.queryBytes({ sql: "SELECT 1 AS one", tag: "test" }, "Parquet");
    expect(Buffer.from(parquet.subarray(0, 4)).toString()).toBe("PAR1");
  });

  it("throws what goes wrong in the middle of bytes, instead of ending them", async () => {
    const late = "SELECT throwIf(number = 500000) FROM numbers(1000000) SETTINGS max_block_size = 1000";
    await expect(database.queryBytes({ sql: late, tag: "test" }, "CSV")).rejects.toMatchObject({
      code: "395",
    });
  });

  it("keeps what a failed statement had found so far out of the next answers", async () => {
    const late = "SELECT throwIf(number = 500000) AS n FROM numbers(1000000) SETTINGS max_block_size = 1000";
    const one = { sql: "SELECT 1 AS n", tag: "test" };
    for (let round = 0; round < 4; round++) {
      await expect(database.query({ sql: late, tag: "test" }, oneNumber)).rejects.toMatchObject({
        code: "395",
      });
    }
    for (let round = 0; round < 4; round++) {
      expect(await database.query(one, oneNumber)).toEqual([{ n: 1 }]);
    }
  });

  it("inserts lines as text and as bytes, and drops the second of two inserts with one token", async () => {
    const line = (id: number) =>
      JSON.stringify({
        request_id: `00000000-0000-7000-8000-00000000000${id}`,
        created_at: "2026-11-20T10:00:00.000Z",
      });
    await database.insert("requests", `${line(1)}\n${line(2)}`, "test", "token-a");
    await database.insert("requests", Buffer.from(`${line(1)}\n${line(2)}\n`), "test", "token-a");
    await database.insert("requests", line(3), "test");
    await database.insert("requests", line(3), "test");
    expect(
      await database.query({ sql: "SELECT count() AS n FROM requests", tag: "test" }, oneNumber),
    ).toEqual([{ n: 4 }]);
  });

  it("takes any properties as bytes just as it takes them as JSON", async () => {
    const keys = fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 12 }),
      fc.constantFrom("a.b", "a", "a.b.c", "%2E", ".", "", "__proto__", "`", "key{x}", "'"),
      fc.string({ unit: "grapheme", minLength: 100, maxLength: 200 }),
    );
    const properties = fc.dictionary(
      keys.map((key) => key.toLowerCase()),
      fc.string({ unit: "grapheme", maxLength: 200 }),
      { maxKeys: 8, noNullPrototype: true },
    );
    await database.command({
      sql: "CREATE TABLE IF NOT EXISTS both_ways (way UInt8, n UInt32, properties JSON) ENGINE = MergeTree ORDER BY n",
      tag: "test",
    });
    const sample = fc.sample(properties, 300);
    const writer = new RowBinaryWriter(0);
    for (const [index, entries] of sample.entries()) {
      writer.uint8(1);
      writer.uint32(index);
      writer.json(Object.entries(entries).map(([key, value]) => [storedPropertyPath(key), value]));
    }
    const columns = ["way UInt8", "n UInt32", "properties JSON"].map((text) => {
      const [name = "", type = ""] = text.split(" ");
      return { name, type };
    });
    await database.insert("both_ways", { columns, bytes: writer.bytes() }, "test");
    const lines = sample.map((entries, n) => engineJson({ way: 2, n, properties: entries }));
    await database.insert("both_ways", lines.join("\n"), "test");
    const differing = await database.query(
      {
        sql: `SELECT count() AS n FROM (
            SELECT n, uniqExact(arraySort(JSONAllPaths(properties)), toString(JSONAllPathsWithTypes(properties)), toJSONString(properties)) AS ways, count() AS rows
            FROM both_ways GROUP BY n HAVING ways != 1 OR rows != 2)`,
        tag: "test",
      },
      oneNumber,
    );
    expect(differing).toEqual([{ n: 0 }]);
  });

  it("migrates a second time, and twice at once, without doing anything", async () => {
    expect(await Promise.all([migrate(database, undefined), migrate(database, undefined)])).toEqual([[], []]);
  });

  it("applies, changes and removes retention, and leaves it alone when nothing changes", async () => {
    const retained = [
      "requests",
      "request_bodies",
      "property_edit_rows",
      "property_rollup",
      "rollup_seals",
      "rollup_marks",
      "rollup_claims",
    ];
    const ttls = (tables: readonly string[] = retained) =>
      database.query(
        {
          sql: `SELECT extract(engine_full, 'toIntervalDay\\\\((\\\\d+)\\\\)') AS days FROM system.tables
            WHERE database = currentDatabase() AND name IN {retained: Array(String)}`,
          params: { retained: tables },
          tag: "test",
        },
        z.object({ days: z.string() }),
      );
    const commands: string[] = [];
    const watched: Database = {
      ...database,
      query: (statement, row) => database.query(statement, row),
      command: (statement) => {
        commands.push(statement.sql);
        return database.command(statement);
      },
    };
    for (const days of [30, 30, 60]) {
      await applyRetention(watched, days, undefined);
      expect(await ttls()).toEqual(Array(7).fill({ days: `${days}` }));
    }
    expect(commands).toHaveLength(14);
    await applyRetention(watched, undefined, undefined);
    await applyRetention(watched, undefined, undefined);
    expect(await ttls()).toEqual(Array(7).fill({ days: "" }));
    expect(commands).toHaveLength(21);
    // What was sent of requests goes with them, and never stays longer than its own time.
    const sent = ["deliveries", "delivery_attempts"];
    expect(await ttls(sent)).toEqual(Array(2).fill({ days: "30" }));
    await applyRetention(watched, 7, undefined);
    expect(await ttls(sent)).toEqual(Array(2).fill({ days: "7" }));
  });

  it("answers a ping", async () => {
    await expect(database.ping()).resolves.toBeUndefined();
  });
});
