import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { openTestDatabase } from "@/test/database";
import type { Database } from "./database";
import { migrate } from "./migrate";

let database: Database;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ database, close } = await openTestDatabase());
});
afterAll(() => close());

describe("the embedded engine", () => {
  it("binds any text as it is", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: "grapheme" }),
        fc.array(fc.string({ unit: "binary" })),
        async (text, list) => {
          const wellFormed = list.map((item) => Buffer.from(item).toString());
          const [row] = await database.query(
            {
              sql: "SELECT {text: String} AS text, {list: Array(String)} AS list, {none: Nullable(String)} AS none",
              params: { text, list: wellFormed, none: null },
              tag: "test",
            },
            z.object({ text: z.string(), list: z.array(z.string()), none: z.null() }),
          );
          expect(row).toEqual({ text, list: wellFormed, none: null });
        },
      ),
      { numRuns: 100 },
    );
  });

  it("refuses a placeholder without a value instead of taking the previous statement's", async () => {
    const one = z.object({ n: z.number() });
    await database.query({ sql: "SELECT {n: UInt8} AS n", params: { n: 7 }, tag: "test" }, one);
    await expect(database.query({ sql: "SELECT {n: UInt8} AS n", tag: "test" }, one)).rejects.toThrow(
      /\{n\}/,
    );
  });

  it("answers a read while another read and a write are still running", async () => {
    const order: string[] = [];
    const slowRead = database
      .query(
        {
          sql: "SELECT sum(sleepEachRow(0.01)) AS n FROM numbers({rows: UInt8})",
          params: { rows: 100 },
          tag: "test",
        },
        z.object({ n: z.number() }),
      )
      .then(() => order.push("slow read"));
    const slowWrite = database
      .command({
        sql: "INSERT INTO property_keys (key) SELECT toString(sleepEachRow(0.01)) FROM numbers({rows: UInt8})",
        params: { rows: 100 },
        tag: "test",
      })
      .then(() => order.push("slow write"));
    await database.query(
      { sql: "SELECT {n: UInt8} AS n", params: { n: 1 }, tag: "test" },
      z.object({ n: z.number() }),
    );
    order.push("quick read");
    await Promise.all([slowRead, slowWrite]);
    expect(order[0]).toBe("quick read");
  });

  it("gives up a statement at its time limit with the engine's own error", async () => {
    await expect(
      database.query(
        { sql: "SELECT count() FROM numbers(100000000000)", timeoutMs: 200, tag: "test" },
        z.unknown(),
      ),
    ).rejects.toMatchObject({ code: "159", type: "TIMEOUT_EXCEEDED" });
  });

  it("names the engine's code for a refused insert", async () => {
    await expect(database.insert("requests", '{"status":"no number"}', "test")).rejects.toMatchObject({
      code: "27",
    });
  });

  it("migrates a second time without doing anything", async () => {
    expect(await migrate(database, undefined)).toEqual([]);
  });
});
