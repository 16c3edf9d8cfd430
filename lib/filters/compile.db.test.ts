import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import type { Database } from "@/lib/clickhouse/database";
import { LazyDatabase } from "@/lib/clickhouse/lazy-database";
import { matchRequests } from "@/lib/queries/match-requests";
import { processSingleton } from "@/lib/registry";
import { openTestDatabase } from "@/test/database";
import { arbitraryFilter, awkwardKeys } from "./arbitrary.test-support";
import { compileFilter } from "./compile";
import { selectRows } from "./evaluate.test-support";
import { limitIssues } from "./measure";
import { normalize } from "./normal";
import { testOrganizationId as organizationId, testRows, testTags } from "./rows.test-support";
import { parseText } from "./text/parse";
import { printText } from "./text/print";
import type { Filter } from "./tree";
import { parseUrl, printUrl } from "./url";
import { parseWire } from "./wire/parse";
import { printWire } from "./wire/print";

const seed = 20_240_101;
const filtersTotal = 10_000;
const filtersPerStatement = 50;

let database: Database;
let close: () => Promise<void>;
const rows = testRows(90, seed);
const plainRows = rows.map(({ plain }) => plain);
const strangerId = "00000000-0000-4000-8000-00000000bbbb";

beforeAll(async () => {
  ({ database, close } = await openTestDatabase());
  processSingleton("database", () => new LazyDatabase(async () => database));
  // Several parts, so that indexes have parts to leave out.
  for (let from = 0; from < rows.length; from += 15) {
    const part = rows.slice(from, from + 15);
    await database.insert("requests", part.map(({ requestLine }) => requestLine).join("\n"), "test");
    const bodies = part.flatMap(({ bodyLine }) => bodyLine ?? []);
    await database.insert("request_bodies", bodies.join("\n"), "test");
  }
  const tags = [...testTags].flatMap(([session_id, tag]) => [
    { organization_id: organizationId, session_id, tag: "an older one", tagged_at: "2024-01-01" },
    { organization_id: organizationId, session_id, tag, tagged_at: "2024-01-02" },
    { organization_id: strangerId, session_id, tag: "of a stranger", tagged_at: "2024-01-03" },
  ]);
  await database.insert("session_tags", tags.map((tag) => JSON.stringify(tag)).join("\n"), "test");
}, 60_000);

afterAll(() => close());

const rowNumber = "reinterpretAsUInt16(reverse(substring(UUIDStringToNum(toString(request_id)), 15)))";

/** The rows each filter selects, every filter in a WHERE of its own, as queries have it. */
async function selected(filters: readonly Filter[]): Promise<number[][]> {
  const { conditions, params } = compileAll(filters);
  const parts = conditions.map(
    (condition, index) =>
      `SELECT ${index} AS filter, arraySort(groupArray(${rowNumber})) AS numbers FROM requests WHERE ${condition}`,
  );
  const sql = `SELECT numbers FROM (${parts.join(" UNION ALL ")}) ORDER BY filter`;
  const found = await database.query(
    { sql, params, tag: "test" },
    z.object({ numbers: z.array(z.number()) }),
  );
  return found.map(({ numbers }) => numbers);
}

/** The rows each filter is true for, all evaluated in one pass, which is several times as quick. */
async function evaluated(filters: readonly Filter[]): Promise<number[][]> {
  const { conditions, params } = compileAll(filters);
  const hits = conditions.map((condition) => `toUInt8(${condition})`).join(", ");
  const sql = `SELECT ${rowNumber} AS number, [${hits}] AS hits FROM requests ORDER BY number`;
  const found = await database.query(
    { sql, params, tag: "test" },
    z.object({ number: z.number(), hits: z.array(z.number()) }),
  );
  return filters.map((_, index) => found.filter(({ hits }) => hits[index] === 1).map(({ number }) => number));
}

function compileAll(filters: readonly Filter[]) {
  let params: Record<string, string | string[]> = {};
  const conditions = filters.map((filter) => {
    const compiled = compileFilter(filter, { organizationId, firstParam: Object.keys(params).length });
    params = { ...params, ...compiled.params };
    return compiled.sql;
  });
  return { conditions, params };
}

function expected(filter: Filter): number[] {
  const selected = new Set(selectRows(filter, plainRows));
  return rows.filter(({ plain }) => selected.has(plain)).map(({ number }) => number);
}

/** Filters whose answer is not what they mean, told in the text language. */
async function disagreements(
  filters: readonly Filter[],
  ask: (batch: readonly Filter[]) => Promise<number[][]>,
): Promise<{ filter: string; engine: number[] | undefined; meaning: number[] }[]> {
  const wrong: { filter: string; engine: number[] | undefined; meaning: number[] }[] = [];
  for (let from = 0; from < filters.length; from += filtersPerStatement) {
    const batch = filters.slice(from, from + filtersPerStatement);
    const answers = await ask(batch);
    for (const [index, filter] of batch.entries()) {
      const meaning = expected(filter);
      const engine = answers[index];
      if (JSON.stringify(engine) !== JSON.stringify(meaning))
        wrong.push({ filter: printText(filter), engine, meaning });
    }
  }
  return wrong;
}

const filters = fc
  .sample(arbitraryFilter, { numRuns: filtersTotal * 1.1, seed })
  .filter((filter) => limitIssues(filter, "").length === 0)
  .slice(0, filtersTotal);

describe("10,000 random filters over rows with awkward keys and values", { timeout: 300_000 }, () => {
  it("select what they mean", async () => {
    expect(filters).toHaveLength(filtersTotal);
    expect(await disagreements(filters, evaluated)).toEqual([]);
  });

  it("select the same in a WHERE, where indexes take part", async () => {
    expect(await disagreements(filters.slice(0, 1_500), selected)).toEqual([]);
  });

  it("match the same requests when they have just landed, as webhooks ask", async () => {
    const calls = rows.map(({ plain }) => ({
      requestId: plain.values.get("request_id") ?? "",
      createdAtMs: Date.parse(plain.values.get("created") ?? ""),
    }));
    for (const filter of filters.slice(0, 150)) {
      const matched = await matchRequests(organizationId, calls, filter);
      const ids = new Set(matched.map(({ requestId }) => requestId));
      const numbers = rows.flatMap(({ number }, at) => (ids.has(calls[at]?.requestId ?? "") ? [number] : []));
      expect({ filter: printText(filter), numbers }).toEqual({
        filter: printText(filter),
        numbers: expected(filter),
      });
    }
  });

  it("mean the same in their normal form, and come back as it from wire, link and text", () => {
    for (const filter of filters) {
      const normal = normalize(filter);
      expect(expected(normal)).toEqual(expected(filter));
      expect(parseWire(printWire(filter))).toEqual({ ok: true, filter: normal, warnings: [] });
      expect(parseUrl(printUrl(filter))).toEqual({ ok: true, filter: normal });
      expect(parseText(printText(filter))).toEqual({ ok: true, filter: normal });
    }
  });
});

describe("a property key", () => {
  it.each(awkwardKeys.map((key) => [key]))("%j finds its own rows and no others", async (key) => {
    const filter: Filter = { type: "condition", field: { property: key }, operator: "exists" };
    expect(await selected([filter])).toEqual([expected(filter)]);
  });

  it("is found by its new value alone after an edit in place", async () => {
    const sql = `UPDATE requests SET properties = '{"edited":"brand new"}'::JSON, updated_at = now64(3) WHERE request_id = {id:UUID}`;
    const params = { id: "00000000-0000-4000-8000-000000000003" };
    await database.command({ sql, params, tag: "test" });
    const edited: Filter = {
      type: "condition",
      field: { property: "Edited" },
      operator: "equals",
      value: "brand new",
    };
    expect(await selected([edited, { type: "not", child: edited }])).toEqual([
      [3],
      rows.map(({ number }) => number).filter((number) => number !== 3),
    ]);
  });
});
