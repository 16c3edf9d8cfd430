import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "@/lib/clickhouse/database";
import { LazyDatabase } from "@/lib/clickhouse/lazy-database";
import { EditRunner } from "@/lib/edits/edit-runner";
import { plainCsv } from "@/lib/exports/csv-text";
import { startExport } from "@/lib/exports/start-export";
import { newestFirst } from "@/lib/fields/sort";
import type { Filter } from "@/lib/filters/tree";
import { queryHistogram } from "@/lib/histogram/query-histogram";
import { topValuesAnswer, valueListAnswer } from "@/lib/properties/answers";
import { overTime } from "@/lib/properties/over-time";
import { countRequests } from "@/lib/queries/count-requests";
import { listRequests } from "@/lib/queries/list-requests";
import type { StoredRequest } from "@/lib/queries/request-columns";
import { processSingleton } from "@/lib/registry";
import { selectionOf } from "@/lib/requests/selection";
import { moneyText, parseMoney } from "@/lib/rollup/sums";
import { byValue, costOf, sumsOf, textOf, within } from "@/test/added-up";
import { ownFacet } from "@/test/api";
import { openTestDatabase, type TestDatabase } from "@/test/database";
import { silentLogger } from "@/test/recorders";
import { propertyKeys, rowArb } from "@/test/rollup-world";
import { filterOf, filterTexts, SumsWorld, sumsStepArb } from "@/test/sums-world";
import { answerMetrics } from "./answer-metrics";
import { groupField } from "./group-field";

ownFacet();

let opened: TestDatabase;
let database: Database;
let runner: EditRunner;
beforeAll(async () => {
  opened = await openTestDatabase();
  database = opened.database;
  processSingleton("database", () => new LazyDatabase(async () => database));
  runner = new EditRunner({
    isDatabaseShared: false,
    logger: silentLogger,
    exclusively: (work) => work(),
    settle: async () => {},
  });
});
afterAll(async () => {
  await runner.close();
  await opened.close();
});

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
// Clocks change on 29 March 2026 in Berlin and on 4 April (UTC) at Lord Howe, there by half an hour.
const periods = [Date.UTC(2026, 2, 28, 12), Date.UTC(2026, 3, 4), Date.UTC(2026, 0, 31, 18)];
const zones = ["UTC", "Asia/Kolkata", "Asia/Kathmandu", "Australia/Lord_Howe", "Europe/Berlin"];
const buckets = [
  { unit: "minute", count: 15 },
  { unit: "hour", count: 1 },
  { unit: "hour", count: 3 },
  { unit: "day", count: 1 },
  { unit: "week", count: 1 },
] as const;

const questionArb = fc.record({
  fromMs: fc.nat(20 * hourMs),
  lengthMs: fc.integer({ min: 1, max: 40 * hourMs }),
  timeZone: fc.constantFrom(...zones),
  bucket: fc.constantFrom(...buckets),
  key: fc.constantFrom(...propertyKeys),
  filter: fc.constantFrom(...filterTexts),
  limit: fc.integer({ min: 1, max: 3 }),
});
type Question = typeof questionArb extends fc.Arbitrary<infer T> ? T : never;

interface Asked extends Omit<Question, "filter"> {
  organizationId: string;
  filter: Filter;
  from: string;
  to: string;
}

const metrics = ["requests", "cost", "errors", "unpriced_requests", "total_tokens", "latency_avg"] as const;

describe("every figure", () => {
  test("is what the rows of the list add up to, to the last decimal, whatever happened to them", async () => {
    let organizations = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...periods),
        // Enough for most of it to be worth rolling up.
        fc.array(rowArb, { minLength: 220, maxLength: 280 }),
        fc.array(sumsStepArb, { minLength: 2, maxLength: 6 }),
        fc.boolean(),
        fc.array(questionArb, { minLength: 2, maxLength: 4 }),
        async (periodMs, first, steps, isSealed, questions) => {
          organizations += 1;
          const organizationId = `00000000-0000-4000-8000-${String(organizations).padStart(12, "0")}`;
          const world = new SumsWorld(database, runner, organizationId, periodMs);
          await world.run({ do: "insert", rows: first, crash: null });
          await world.run({ do: "seal", crash: null });
          // Models are few, so what is sealed of them is always worth keeping.
          expect(await checkModels(organizationId, periodMs)).toBe("rollup");
          for (const step of steps) await world.run(step);
          if (isSealed) await world.run({ do: "seal", crash: null });
          await checkModels(organizationId, periodMs);
          for (const { filter, ...question } of questions) {
            const [fromMs, toMs] = [
              periodMs + question.fromMs,
              periodMs + question.fromMs + question.lengthMs,
            ];
            const [from, to] = [new Date(fromMs).toISOString(), new Date(toMs).toISOString()];
            const asked = { ...question, organizationId, filter: filterOf(filter), from, to };
            const rows = await rawRows(asked);
            await checkMetrics(asked, rows);
            await checkHistogram(asked, rows);
            await checkPropertyEndpoints(asked, rows);
            await checkSummary(asked, rows);
          }
        },
      ),
      { numRuns: 6, endOnFailure: true, interruptAfterTimeLimit: 50_000 },
    );
  }, 180_000);
});

async function rawRows({ organizationId, filter, from, to }: Asked): Promise<StoredRequest[]> {
  const selection = selectionOf(organizationId, { filter: { filter }, timeRange: { from, to } });
  const page = { sort: newestFirst, limit: 10_000, offset: 0 };
  const { requests } = await listRequests(selection, page);
  expect(await countRequests(selection)).toBe(requests.length);
  return requests;
}

async function checkMetrics(asked: Asked, rows: readonly StoredRequest[]): Promise<void> {
  const { organizationId, filter, key, bucket, timeZone, limit, from, to } = asked;
  const field = groupField({ property: key });
  const { data } = await answerMetrics(organizationId, {
    filter: { filter },
    timeRange: { from, to },
    metrics: [...metrics],
    groupBy: field ? [field] : [],
    bucket,
    timeZone,
    limit,
    minRequests: 0,
  });
  const named = new Set(data.groups.map(({ key: [value] }) => value?.value ?? null));
  const groups = byValue(rows, key);
  const others = rows.filter((row) => {
    const value = textOf(row, key);
    return value !== null && !named.has(value);
  });
  expect(data.group_by[0]?.values).toBe([...groups.keys()].filter((value) => value !== null).length);
  for (const {
    key: [at],
    figures,
    series,
  } of data.groups) {
    const own = at?.is_other ? others : (groups.get(at?.value ?? null) ?? []);
    expect(figures).toEqual(sumsOf(own));
    for (const [index, { start, end }] of data.buckets.entries()) {
      const point = metrics.map((metric) => [metric, series?.[metric]?.[index]]);
      expect(Object.fromEntries(point)).toEqual(sumsOf(within(own, start, end)));
    }
  }
  const shown = data.groups.reduce((sum, { figures }) => sum + Number(figures.requests), 0);
  expect(shown).toBe(rows.length);
  expect(data.total.figures).toEqual(sumsOf(rows));
  for (const { start } of bucket.unit === "day" ? data.buckets : []) {
    expect(clock(start, timeZone)).toBe("00:00");
  }
}

/** What each model comes to in the days that requests fall into, and where the figures were read. */
async function checkModels(organizationId: string, periodMs: number): Promise<"rollup" | "raw"> {
  const [from, to] = [periodMs, periodMs + 3 * dayMs].map((ms) => new Date(ms).toISOString());
  if (!from || !to) throw new Error("a period has two ends");
  const rows = await rawRows(askedOf(organizationId, "model", from, to));
  const { data, source } = await answerMetrics(organizationId, {
    filter: { filter: filterOf("") },
    timeRange: { from, to },
    metrics: [...metrics],
    groupBy: [groupField("model")].filter((field) => field !== undefined),
    bucket: null,
    timeZone: "UTC",
    limit: 10,
    minRequests: 0,
  });
  const names = new Set(rows.map(({ model }) => model));
  expect(data.groups).toHaveLength(names.size);
  for (const { key, figures } of data.groups) {
    expect(figures).toEqual(sumsOf(rows.filter(({ model }) => model === key[0]?.value)));
  }
  expect(data.total.figures).toEqual(sumsOf(rows));
  return source;
}

function clock(moment: string, timeZone: string): string {
  return new Date(moment).toLocaleTimeString("en-GB", { timeZone, hour: "2-digit", minute: "2-digit" });
}

async function checkHistogram(
  { organizationId, filter, timeZone, from, to }: Asked,
  rows: readonly StoredRequest[],
): Promise<void> {
  const question = { filter: { filter }, timeRange: { from, to }, timeZone, buckets: 12 };
  const { buckets: found } = await queryHistogram(organizationId, question);
  for (const { start, end, requests, errors, unpriced, cost_usd } of found) {
    const own = within(rows, start, end);
    const { requests: all, errors: failed, unpriced_requests, cost } = sumsOf(own);
    expect({ requests, errors, unpriced, cost_usd }).toEqual({
      requests: all,
      errors: failed,
      unpriced: unpriced_requests,
      cost_usd: cost ?? "0",
    });
  }
  expect(found.reduce((sum, { requests }) => sum + requests, 0)).toBe(rows.length);
}

/** The wire format's endpoints leave out both ends of their time. */
async function checkPropertyEndpoints(
  { organizationId, filter, key, from, to }: Asked,
  selected: readonly StoredRequest[],
): Promise<void> {
  const timeFilter = { start: new Date(Date.parse(from) - 1).toISOString(), end: to };
  const timeZoneDifference = -330;
  const points = await overTime({
    organizationId,
    filter,
    key,
    timeFilter,
    increment: "hour",
    timeZoneDifference,
  });
  const present = byValue(selected, key);
  present.delete(null);
  for (const { value, bucket, requests, costUsd } of points) {
    const startMs = Date.parse(`${bucket.replace(" ", "T")}Z`) + timeZoneDifference * 60_000;
    const own = within(present.get(value ?? "") ?? [], startMs, startMs + hourMs);
    expect({ value, requests, costUsd }).toEqual({ value, requests: own.length, costUsd: costOf(own) });
  }
  const counted = [...present.values()].flat();
  expect(points.reduce((sum, { requests }) => sum + requests, 0)).toBe(counted.length);

  const selection = selectionOf(organizationId, { filter: { filter }, timeRange: { from, to } });
  const page = { key, search: "", sort: "requests", direction: "desc", limit: 100, offset: 0 } as const;
  const list = await valueListAnswer(selection, page);
  expect(list.rows.length).toBe(present.size);
  for (const { value, requests, cost_usd, errors } of list.rows) {
    const own = sumsOf(present.get(value) ?? []);
    expect({ requests, cost_usd, errors }).toEqual({
      requests: own.requests,
      cost_usd: own.cost,
      errors: own.errors,
    });
  }

  const everything = await rawRows({ ...askedOf(organizationId, key, from, to) });
  const all = byValue(everything, key);
  for (const { value, requests, costUsd } of await topValuesAnswer(organizationId, key, timeFilter, "cost")) {
    const own = all.get(value) ?? [];
    expect({ value, requests, costUsd }).toEqual({ value, requests: own.length, costUsd: costOf(own) });
  }
}

function askedOf(organizationId: string, key: string, from: string, to: string): Asked {
  const [bucket, timeZone] = [buckets[0], "UTC"];
  return {
    organizationId,
    key,
    from,
    to,
    bucket,
    timeZone,
    filter: filterOf(""),
    limit: 1,
    fromMs: 0,
    lengthMs: dayMs,
  };
}

async function checkSummary(
  { organizationId, filter, key, from, to }: Asked,
  rows: readonly StoredRequest[],
): Promise<void> {
  const file = await startExport(organizationId, {
    filter: { filter },
    timeRange: { from, to },
    format: "jsonl",
    direction: "desc",
    columns: "default",
    bodies: false,
    headers: "ids",
    csv: plainCsv,
    marker: false,
    gzip: false,
    summary: [{ property: key }],
  });
  const chunks: Uint8Array[] = [];
  for await (const chunk of file.body) chunks.push(chunk);
  const lines = Buffer.concat(chunks).toString().split("\n").filter(Boolean);
  const groups = byValue(rows, key);
  expect(lines).toHaveLength(groups.size);
  for (const line of lines) {
    const summary: Record<string, unknown> = JSON.parse(line);
    const name = Object.keys(summary).find((column) => column.startsWith("property."));
    const value = summary[name ?? ""];
    const own = sumsOf(groups.get(typeof value === "string" ? value : null) ?? []);
    expect(summary).toMatchObject({
      requests: own.requests,
      errors: own.errors,
      unpriced_requests: own.unpriced_requests,
      total_tokens: own.total_tokens ?? 0,
    });
    // The figure stands in the text with all of its digits, which a number would lose.
    const [, cost = null] = /"cost":"?(-?[\d.]+)/.exec(line) ?? [];
    expect(cost === null ? null : moneyText(parseMoney(cost))).toBe(own.cost);
  }
}
