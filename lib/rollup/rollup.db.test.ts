import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "@/lib/clickhouse/database";
import type { Interval } from "@/lib/histogram/interval";
import { openTestDatabase } from "@/test/database";
import { propertyKeys, type Row, rowArb, stepArb, World, watched } from "@/test/rollup-world";
import { bucketMs } from "./bucket";
import type { Dimension } from "./dimension";
import type { Level } from "./level";
import { measureNames } from "./measures";
import { planOf, type ReadPlan, rawPlan } from "./plan";
import { readSums } from "./read-sums";
import { SealBook } from "./seal-book";
import { addSums, moneyText, type Sum, type Sums } from "./sums";
import { rolledLevel, type SumsQuery } from "./sums-query";

let database: Database;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ database, close } = await openTestDatabase());
});
afterAll(() => close());

const hourMs = 3_600_000;
const zones = [
  "UTC",
  "Asia/Kolkata",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
  "Europe/Berlin",
  "America/St_Johns",
];
const widths: Interval[] = [
  { unit: "minute", count: 15 },
  { unit: "minute", count: 30 },
  { unit: "hour", count: 1 },
  { unit: "hour", count: 3 },
  { unit: "day", count: 1 },
  { unit: "week", count: 1 },
  { unit: "month", count: 1 },
];
// Clocks change on 29 March 2026 in Berlin and on 4 April (UTC) at Lord Howe.
const periods = [Date.UTC(2026, 2, 28, 12), Date.UTC(2026, 3, 4), Date.UTC(2026, 0, 31, 18)];

/** A request to vary. */
const row: Row = {
  offsetMs: 0,
  status: 200,
  model: "gpt-5",
  latencyMs: 10,
  firstTokenMs: null,
  tokens: 1,
  cost: "0.1",
  properties: { environment: "production" },
};

describe("the rollup", () => {
  it("equals the requests after any mix of inserts, edits, sealings, merges and crashes, in every zone", async () => {
    let organization = 0;
    let rolledUp = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...periods),
        // Enough of a beginning that most of it is worth rolling up.
        fc.array(rowArb, { minLength: 100, maxLength: 150 }),
        fc.array(stepArb, { minLength: 1, maxLength: 7 }),
        fc.array(
          fc.record({
            fromMs: fc.nat(20 * hourMs),
            lengthMs: fc.integer({ min: 1, max: 40 * hourMs }),
            zone: fc.constantFrom(...zones),
            every: fc.constantFrom(...widths),
            key: fc.constantFrom(...propertyKeys),
          }),
          { minLength: 2, maxLength: 3 },
        ),
        async (periodMs, first, steps, questions) => {
          organization += 1;
          const organizationId = `00000000-0000-4000-8000-${String(organization).padStart(12, "0")}`;
          const world = new World(database, organizationId, periodMs);
          await world.run({ do: "insert", rows: first, crash: null });
          await world.run({ do: "seal", crash: null });
          for (const step of steps) {
            await world.run(step);
          }
          for (const { fromMs, lengthMs, zone, every, key } of questions) {
            const range = { fromMs: periodMs + fromMs, toMs: periodMs + fromMs + lengthMs };
            for (const dimension of ["all", { property: key }, { field: "model" }] satisfies Dimension[]) {
              const query: SumsQuery = {
                organizationId,
                keys: dimension === "all" ? [] : [{ dimension }],
                measures: measureNames,
                every,
                zone: { timeZone: zone },
              };
              const level = rolledLevel(query, range) ?? "quarter";
              const plan = await planRead(organizationId, dimension, level, range);
              const rolled = await ask(query, plan);
              rolledUp += dimension === "all" ? 0 : plan.rolled.length;
              expect(rolled).toEqual(await ask(query, rawPlan(range)));
              const requests = rolled.reduce((sum, row) => sum + Number(row.requests), 0);
              expect(requests).toBe(world.countWithin(range));
            }
          }
        },
      ),
      { numRuns: 25, endOnFailure: true, interruptAfterTimeLimit: 60_000 },
    );
    expect(rolledUp).toBeGreaterThan(0);
  }, 300_000);

  it.each([
    ["an edit", "edit"],
    ["another sealing", "seal"],
  ] as const)("equals the requests when %s comes at any point of a sealing", async (_, what) => {
    for (let point = 0; point < 8; point += 1) {
      const organizationId = `00000000-0000-4000-8000-${what === "edit" ? "e" : "5"}${String(point).padStart(11, "0")}`;
      const world = new World(database, organizationId, periods[2] ?? 0);
      const rows = Array.from({ length: 40 }, (_, index) => ({ ...row, offsetMs: index }));
      await world.run({ do: "insert", rows, crash: null });
      let statements = 0;
      await world.seal(
        watched(database, async () => {
          statements += 1;
          if (statements - 1 !== point) return;
          await (what === "edit"
            ? world.run({ do: "edit", key: "environment", from: "production", to: "", crash: null })
            : world.run({ do: "seal", crash: null }));
        }),
      );
      const range = { fromMs: world.periodMs, toMs: world.periodMs + bucketMs };
      const query = byProperty(organizationId, "environment");
      const plan = await planRead(organizationId, { property: "environment" }, "hour", range);
      expect(await ask(query, plan)).toEqual(await ask(query, rawPlan(range)));
    }
  });

  it("is what most of a range is read from once it is sealed", async () => {
    const organizationId = "00000000-0000-4000-8000-00000000aaaa";
    const world = new World(database, organizationId, periods[0] ?? 0);
    await world.run({
      do: "insert",
      crash: null,
      rows: Array.from({ length: 1_000 }, (_, i) => ({ ...row, offsetMs: i * 100_000 })),
    });
    await world.run({ do: "seal", crash: null });
    const range = { fromMs: world.periodMs + 60_000, toMs: world.periodMs + 24 * hourMs };
    const plan = await planRead(organizationId, { property: "environment" }, "hour", range);
    expect(plan.raw).toEqual([{ fromMs: range.fromMs, toMs: world.periodMs + bucketMs }]);
  });

  it("leaves a key with a new value on every request to the requests themselves", async () => {
    const organizationId = "00000000-0000-4000-8000-00000000bbbb";
    const world = new World(database, organizationId, periods[0] ?? 0);
    await world.run({
      do: "insert",
      crash: null,
      rows: Array.from({ length: 300 }, (_, i) => ({
        ...row,
        offsetMs: i * 1_000,
        properties: { ticket: `T-${i}`, feature: "search" },
      })),
    });
    await world.run({ do: "seal", crash: null });
    const range = { fromMs: world.periodMs, toMs: world.periodMs + bucketMs };
    const plan = (property: string) => planRead(organizationId, { property }, "quarter", range);
    expect((await plan("ticket")).rolled).toEqual([]);
    expect((await plan("feature")).raw).toEqual([]);
    expect((await plan("never seen")).raw).toEqual([]);
  });

  it("reads hours where the zone's hours are whole and quarters elsewhere", async () => {
    const organizationId = "00000000-0000-4000-8000-00000000dddd";
    const world = new World(database, organizationId, periods[2] ?? 0);
    const rows = Array.from({ length: 400 }, (_, index) => ({ ...row, offsetMs: index * 60_000 }));
    await world.run({ do: "insert", rows, crash: null });
    await world.run({ do: "seal", crash: null });
    const range = { fromMs: world.periodMs, toMs: world.periodMs + 6 * hourMs };
    for (const [timeZone, expected] of [
      ["UTC", "hour"],
      ["America/New_York", "hour"],
      ["Asia/Kolkata", "quarter"],
      ["Asia/Kathmandu", "quarter"],
    ]) {
      const zone = { timeZone: timeZone ?? "" };
      const query = {
        ...byProperty(organizationId, "environment"),
        zone,
        every: { unit: "day", count: 1 } as const,
      };
      const level = rolledLevel(query, range);
      expect(level, timeZone).toBe(expected);
      const plan = await planRead(organizationId, { property: "environment" }, level ?? "hour", range);
      expect(plan.raw, timeZone).toEqual([]);
      expect(await ask(query, plan), timeZone).toEqual(await ask(query, rawPlan(range)));
    }
    const second = {
      ...byProperty(organizationId, "environment"),
      every: { unit: "second", count: 1 } as const,
    };
    expect(rolledLevel(second, range)).toBeNull();
  });

  it("puts what is not named together, apart from what lacks the property", async () => {
    const organizationId = "00000000-0000-4000-8000-00000000cccc";
    const world = new World(database, organizationId, periods[0] ?? 0);
    const values = ["a", "a", "a", "b", "b", "other", "", undefined];
    await world.run({
      do: "insert",
      crash: null,
      rows: values.concat(values, values, values).map((value, i) => ({
        ...row,
        offsetMs: i,
        properties: value === undefined ? {} : { environment: value },
      })),
    });
    await world.run({ do: "seal", crash: null });
    const range = { fromMs: world.periodMs, toMs: world.periodMs + bucketMs };
    const dimension = { property: "Environment" };
    const plan = await planRead(organizationId, dimension, "hour", range);
    expect(plan.raw).toEqual([]);
    const query: SumsQuery = {
      ...byProperty(organizationId, "Environment"),
      measures: ["cost_usd"],
      named: [["a", ""]],
    };
    const figures = (await ask(query, plan)).map(({ group, requests, cost_usd }) => [
      group,
      requests,
      cost_usd,
    ]);
    expect(figures).toEqual([
      ["missing", 4, "0.4"],
      ["other", 12, "1.2"],
      ["value ", 4, "0.4"],
      ["value a", 12, "1.2"],
    ]);
  });
});

function byProperty(organizationId: string, property: string): SumsQuery {
  return {
    organizationId,
    keys: [{ dimension: { property } }],
    measures: measureNames,
    zone: { timeZone: "UTC" },
  };
}

async function planRead(
  organizationId: string,
  dimension: Dimension,
  level: Level,
  range: { fromMs: number; toMs: number },
): Promise<ReadPlan> {
  const { seals } = await new SealBook(false).seals(database, organizationId, range);
  return planOf([dimension], level, range, seals);
}

/** The groups of a question in order, with what each adds up to. */
async function ask(query: SumsQuery, plan: ReadPlan): Promise<Record<string, unknown>[]> {
  const rows = await readSums(database, query, plan, 100_000);
  const groups = new Map<string, Sums>();
  for (const { startMs, group, sums } of rows ?? []) {
    const name = `${startMs}|${group.map((one) => (one.kind === "value" ? `value ${one.value}` : one.kind)).join()}`;
    groups.set(name, addSums(groups.get(name) ?? new Map(), sums));
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, sums]) => ({
      start: name.split("|")[0],
      group: name.slice(name.indexOf("|") + 1),
      ...Object.fromEntries([...sums].map(([measure, sum]) => [measure, shown(sum)])),
    }));
}

/** Money as text, and a histogram without its empty steps, which say nothing. */
function shown(sum: Sum): unknown {
  if (typeof sum === "bigint") return moneyText(sum);
  return typeof sum === "number" ? sum : Object.fromEntries([...sum].filter(([, count]) => count !== 0));
}
