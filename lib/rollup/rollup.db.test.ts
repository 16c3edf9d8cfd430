import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import type { Database } from "@/lib/clickhouse/database";
import { openTestDatabase } from "@/test/database";
import { propertyKeys, type Row, rowArb, stepArb, World, watched } from "@/test/rollup-world";
import { bucketMs } from "./bucket";
import type { Dimension } from "./dimension";
import { measureNames } from "./measures";
import { planRead, type ReadPlan, rawPlan } from "./plan";
import { type SegmentQuery, segmentStatement } from "./read";
import type { TimeUnit } from "./time-unit";

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
const units: TimeUnit[] = ["hour", "day", "week", "month"];
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
            unit: fc.constantFrom(...units),
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
          for (const { fromMs, lengthMs, zone, unit, key } of questions) {
            const range = { fromMs: periodMs + fromMs, toMs: periodMs + fromMs + lengthMs };
            for (const dimension of ["all", { property: key }, { field: "model" }] satisfies Dimension[]) {
              const plan = await planRead(database, organizationId, dimension, range);
              const query = {
                organizationId,
                dimension,
                measures: measureNames,
                every: { unit, timeZone: zone },
              };
              const rolled = await ask(query, plan);
              rolledUp += typeof dimension === "object" && "property" in dimension ? plan.rolled.length : 0;
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
      const dimension = { property: "environment" };
      const query: SegmentQuery = { organizationId, dimension, measures: measureNames };
      const plan = await planRead(database, organizationId, dimension, range);
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
    const plan = await planRead(database, organizationId, { property: "environment" }, range);
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
    expect((await planRead(database, organizationId, { property: "ticket" }, range)).rolled).toEqual([]);
    expect((await planRead(database, organizationId, { property: "feature" }, range)).raw).toEqual([]);
    expect((await planRead(database, organizationId, { property: "never seen" }, range)).raw).toEqual([]);
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
    const plan = await planRead(database, organizationId, dimension, range);
    expect(plan.raw).toEqual([]);
    const query: SegmentQuery = {
      organizationId,
      dimension,
      measures: ["requests", "cost_usd"],
      named: ["a", ""],
    };
    expect(await ask(query, plan)).toEqual([
      { start: 0, kind: "other", value: "", segments: 4, requests: 12, cost_usd: "1.2" },
      { start: 0, kind: "unset", value: "", segments: 4, requests: 4, cost_usd: "0.4" },
      { start: 0, kind: "value", value: "", segments: 4, requests: 4, cost_usd: "0.4" },
      { start: 0, kind: "value", value: "a", segments: 4, requests: 12, cost_usd: "1.2" },
    ]);
  });
});

/** Figures as they are compared: a histogram's empty steps say nothing. */
async function ask(query: SegmentQuery, plan: ReadPlan) {
  const rows = await database.query(segmentStatement(query, plan), z.record(z.string(), z.unknown()));
  return rows.map((answer) =>
    Object.fromEntries(Object.entries(answer).map(([name, value]) => [name, withoutZeros(value)])),
  );
}

function withoutZeros(value: unknown): unknown {
  return value !== null && typeof value === "object"
    ? Object.fromEntries(Object.entries(value).filter(([, count]) => count !== 0))
    : value;
}
