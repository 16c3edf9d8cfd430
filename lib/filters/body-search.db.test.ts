import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import type { Database } from "@/lib/clickhouse/database";
import { openTestDatabase } from "@/test/database";
import { compileFilter } from "./compile";
import { testOrganizationId as organizationId } from "./rows.test-support";
import type { Filter } from "./tree";

const seed = 20_260_301;
const bodiesTotal = 200;
const searchesTotal = 500;
const searchesPerStatement = 25;

const words = [
  "refund",
  "Order",
  "ORD-77",
  "zebra",
  "ß",
  "ẞ",
  "İstanbul",
  "straße",
  "ΟΔΟΣ",
  "\u212Aelvin",
  "kelvin",
  "ab",
];
const signs = [" ", "-", "/", "\n", '"', ": ", "%", "_", "\\", ".", "'", "é", "😀", ""];
const piece = fc
  .tuple(fc.constantFrom(...words), fc.constantFrom(...signs))
  .map(([word, sign]) => word + sign);
const body = fc.array(piece, { minLength: 1, maxLength: 12 }).map((pieces) => pieces.join(""));
const bodies = fc.sample(body, { numRuns: bodiesTotal, seed });

/** Parts of bodies, cut anywhere, in another case, or with a letter more than there is. */
const operand = fc
  .tuple(
    fc.constantFrom(...bodies),
    fc.nat(),
    fc.nat(20),
    fc.constantFrom("as is", "upper", "lower", "longer"),
  )
  .map(([text, start, length, way]) => {
    const characters = [...text];
    const from = start % characters.length;
    const cut = characters.slice(from, from + 1 + length).join("");
    if (way === "upper") return cut.toUpperCase();
    if (way === "lower") return cut.toLowerCase();
    return way === "longer" ? `${cut}x` : cut;
  });
const operator = fc.constantFrom("contains", "not-contains", "starts-with", "equals", "ilike");
const searches = fc.sample(fc.tuple(operator, operand), { numRuns: searchesTotal, seed });

let database: Database;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ database, close } = await openTestDatabase());
  const line = (text: string, number: number) =>
    JSON.stringify({
      organization_id: organizationId,
      request_id: `00000000-0000-4000-8000-${number.toString(16).padStart(12, "0")}`,
      created_at: "2026-03-01 00:00:00",
      request_body: text,
      response_body: bodies[bodies.length - 1 - number],
    });
  const lines = bodies.map(line);
  await database.insert("requests", lines.map(bodiless).join("\n"), "test");
  // One part with the index of its words, and one that waits for it, as the recorder's do.
  await database.insert("request_bodies", lines.slice(0, bodiesTotal / 2).join("\n"), "test");
  await database.insert("request_bodies", lines.slice(bodiesTotal / 2).join("\n"), "test", "late");
}, 60_000);

afterAll(() => close());

function bodiless(line: string): string {
  const { request_body: _, response_body: __, ...request } = JSON.parse(line);
  return JSON.stringify(request);
}

test(`${searchesTotal} searches in bodies find what reading every body finds`, {
  timeout: 300_000,
}, async () => {
  for (let from = 0; from < searches.length; from += searchesPerStatement) {
    const batch = searches.slice(from, from + searchesPerStatement);
    expect(await found(batch)).toEqual(await scanned(batch));
  }
});

type Search = (typeof searches)[number];

/** How many requests each search selects, as a filter. */
async function found(batch: readonly Search[]): Promise<number[]> {
  let params: Record<string, string | string[]> = {};
  const parts = batch.map(([operator, value]) => {
    const filter: Filter = { type: "condition", field: "text", operator, value };
    const compiled = compileFilter(filter, { organizationId, firstParam: Object.keys(params).length });
    params = { ...params, ...compiled.params };
    return `(SELECT count() FROM requests WHERE ${compiled.sql})`;
  });
  return counts(`SELECT [${parts.join(", ")}] AS counts`, params);
}

/** The same by the words of the operator alone, over texts that no index knows. */
async function scanned(batch: readonly Search[]): Promise<number[]> {
  const params: Record<string, string | string[]> = {
    asked: bodies,
    answered: [...bodies].reverse(),
  };
  const parts = batch.map(([operator, value], index) => {
    params[`v${index}`] = operator === "ilike" ? value.replace(/(?<!\\)(?:\\\\)*\\$/, "$&\\") : value;
    const test = plain[operator](`{v${index}: String}`);
    const either = `arrayCount((a, b) -> (${test("a")}) OR (${test("b")}), asked, answered)`;
    return operator === "not-contains" ? `${bodiesTotal} - ${either}` : either;
  });
  const texts = "{asked: Array(String)} AS asked, {answered: Array(String)} AS answered";
  return counts(`WITH ${texts} SELECT [${parts.join(", ")}] AS counts`, params);
}

const holds = (needle: string) => (text: string) => `position(lowerUTF8(${text}), lowerUTF8(${needle})) > 0`;
const plain: Record<Search[0], (needle: string) => (text: string) => string> = {
  contains: holds,
  "not-contains": holds,
  "starts-with": (needle) => (text) => `startsWith(lowerUTF8(${text}), lowerUTF8(${needle}))`,
  equals: (needle) => (text) => `${text} = ${needle}`,
  ilike: (needle) => (text) => `lowerUTF8(${text}) LIKE lowerUTF8(${needle})`,
};

async function counts(sql: string, params: Record<string, string | string[]>): Promise<number[]> {
  const [row] = await database.query({ sql, params, tag: "test" }, z.object({ counts: z.array(z.number()) }));
  return row?.counts ?? [];
}
