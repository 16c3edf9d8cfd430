import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import type { Database } from "@/lib/clickhouse/database";
import { openTestDatabase } from "@/test/database";
import { arbitraryFilter } from "./arbitrary.test-support";
import { compileFilter } from "./compile";
import { matches } from "./evaluate.test-support";
import { limitIssues } from "./measure";
import { normalize } from "./normal";
import { testOrganizationId as organizationId, testRows } from "./rows.test-support";
import { parseText } from "./text/parse";
import { printText } from "./text/print";
import type { Filter } from "./tree";
import { parseUrl, printUrl } from "./url";
import { parseWire } from "./wire/parse";
import { printWire } from "./wire/print";

const seed = Number(process.env.FACET_TEST_SEED ?? 20_240_101);
const filtersTotal = Number(process.env.T ?? 10_000);
const filtersPerStatement = Number(process.env.N ?? 40);

let database: Database;
let close: () => Promise<void>;
const rows = testRows(90, seed);

beforeAll(async () => {
  ({ database, close } = await openTestDatabase());
  // Several parts, so that indexes have parts to leave out.
  for (let from = 0; from < rows.length; from += 15) {
    const part = rows.slice(from, from + 15);
    await database.insert("requests", part.map(({ requestLine }) => requestLine).join("\n"), "test");
    const bodies = part.flatMap(({ bodyLine }) => bodyLine ?? []);
    await database.insert("request_bodies", bodies.join("\n"), "test");
  }
}, 60_000);

afterAll(() => close());

/** The numbers of the rows each filter selects, asked in one statement, each in a WHERE of its own. */
async function selected(filters: readonly Filter[]): Promise<string[]> {
  let params: Record<string, string | string[]> = {};
  const parts = filters.map((filter, index) => {
    const compiled = compileFilter(filter, { organizationId, firstParam: Object.keys(params).length });
    params = { ...params, ...compiled.params };
    return `SELECT ${index} AS filter, arraySort(groupArray(reinterpretAsUInt16(reverse(substring(UUIDStringToNum(toString(request_id)), 15))))) AS numbers FROM requests WHERE ${compiled.sql}`;
  });
  const sql = `SELECT toString(numbers) AS numbers FROM (${parts.join(" UNION ALL ")}) ORDER BY filter`;
  const found = await database.query({ sql, params, tag: "test" }, z.object({ numbers: z.string() }));
  return found.map(({ numbers }) => numbers);
}

function expected(filter: Filter): string {
  return `[${rows
    .filter(({ plain }) => matches(filter, plain))
    .map(({ number }) => number)
    .join(",")}]`;
}

describe("a compiled filter", () => {
  it("selects what its meaning selects, before and after every format", { timeout: 300_000 }, async () => {
    const filters = fc
      .sample(arbitraryFilter, { numRuns: filtersTotal * 1.1, seed })
      .filter((filter) => limitIssues(filter, "").length === 0)
      .slice(0, filtersTotal);
    expect(filters).toHaveLength(filtersTotal);
    const wrong: { text: string; filter: Filter; engine: string | undefined; meaning: string }[] = [];
    for (let from = 0; from < filters.length; from += filtersPerStatement) {
      const batch = filters.slice(from, from + filtersPerStatement);
      const numbers = await selected(batch);
      for (const [index, filter] of batch.entries()) {
        const meaning = expected(filter);
        if (numbers[index] !== meaning)
          wrong.push({ text: printText(filter), filter, engine: numbers[index], meaning });
        const normal = normalize(filter);
        expect(expected(normal)).toBe(meaning);
        expect(parseWire(printWire(filter))).toEqual({ ok: true, filter: normal, warnings: [] });
        expect(parseUrl(printUrl(filter))).toEqual({ ok: true, filter: normal });
        expect(parseText(printText(filter))).toEqual({ ok: true, filter: normal });
      }
    }
    expect(wrong.slice(0, 5)).toEqual([]);
  });
});
