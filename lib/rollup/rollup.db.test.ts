import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import type { Database } from "@/lib/clickhouse/database";
import { propertySql } from "@/lib/fields/property-path";
import { openTestDatabase } from "@/test/database";
import { bucketMs } from "./bucket";
import type { Dimension } from "./dimension";
import { findRuns } from "./find-runs";
import { markTouched, touchedBucketSchema, touchedBuckets } from "./mark";
import { measureNames } from "./measures";
import { planRead, type ReadPlan, rawPlan } from "./plan";
import { type SegmentQuery, segmentStatement } from "./read";
import { sealRun } from "./seal";
import type { TimeUnit } from "./time-unit";

let database: Database;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ database, close } = await openTestDatabase());
});
afterAll(() => close());

const hourMs = 3_600_000;
const keys = ["environment", "a.b", "naïve `key`\\", "__proto__", "model"];
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

const valueArb = fc.constantFrom("production", "staging", "", 'it\'s, "quoted"', "日本");
const rowArb: fc.Arbitrary<Row> = fc.record({
  // A few buckets that fill up, an hour or more apart.
  offsetMs: fc
    .tuple(fc.nat(2), fc.nat(bucketMs - 1), fc.constantFrom(0, 0, 0, bucketMs))
    .map(([place, withinMs, nextMs]) => place * 9 * hourMs + withinMs + nextMs),
  status: fc.constantFrom(200, 200, 200, 429, 500, -3),
  model: fc.constantFrom("gpt-5", "claude-sonnet-4-5"),
  latencyMs: fc.nat(100_000),
  firstTokenMs: fc.option(fc.nat(5_000)),
  tokens: fc.option(fc.nat(100_000)),
  cost: fc.option(fc.nat(999_999_999).map((n) => `0.${String(n).padStart(12, "0")}`)),
  properties: fc.dictionary(fc.constantFrom(...keys), valueArb, { noNullPrototype: true }),
});
interface Row {
  offsetMs: number;
  status: number;
  model: string;
  latencyMs: number;
  firstTokenMs: number | null;
  tokens: number | null;
  cost: string | null;
  properties: Partial<Record<string, string>>;
}

/** Where a step gives up, as a process that dies there would. A later try of the same step goes through. */
const crashArb = fc.option(fc.nat(5), { freq: 3 });
const stepArb = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("insert" as const),
      rows: fc.array(rowArb, { minLength: 1, maxLength: 60 }),
      crash: crashArb,
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("seal" as const), crash: crashArb }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("edit" as const),
      key: fc.constantFrom(...keys),
      from: valueArb,
      to: fc.option(valueArb),
      crash: crashArb,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("race" as const),
      key: fc.constantFrom(...keys),
      from: valueArb,
      to: fc.option(valueArb),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("merge" as const) }) },
);
type Step = typeof stepArb extends fc.Arbitrary<infer T> ? T : never;

class Crash extends Error {}

/** The database of a process that dies before its nth statement from now. */
function dying(statements: number | null): Database {
  let left = statements ?? Number.POSITIVE_INFINITY;
  const tick = () => {
    if (left <= 0) throw new Crash();
    left -= 1;
    return database;
  };
  return {
    query: async (statement, row) => tick().query(statement, row),
    command: async (statement) => tick().command(statement),
    insert: async (...args) => tick().insert(...args),
    ping: () => database.ping(),
    close: async () => {},
  };
}

/** Runs the step until it gets through, the first time perhaps only up to a crash. */
async function survive(crash: number | null, step: (database: Database) => Promise<void>): Promise<void> {
  try {
    await step(dying(crash));
  } catch (error) {
    if (!(error instanceof Crash)) throw error;
    await step(database);
  }
}

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
            key: fc.constantFrom(...keys),
          }),
          { minLength: 2, maxLength: 3 },
        ),
        async (periodMs, first, steps, questions) => {
          organization += 1;
          const organizationId = `00000000-0000-4000-8000-${String(organization).padStart(12, "0")}`;
          const world = new World(organizationId, periodMs);
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
              rolledUp += plan.rolled.length;
              expect(rolled).toEqual(await ask(query, rawPlan(range)));
              const requests = rolled.reduce((sum, row) => sum + Number(row.requests), 0);
              expect(requests).toBe(world.countWithin(range));
            }
          }
        },
      ),
      { numRuns: 25 },
    );
    expect(rolledUp).toBeGreaterThan(25);
  }, 300_000);

  it("is what most of a range is read from once it is sealed", async () => {
    const organizationId = "00000000-0000-4000-8000-00000000aaaa";
    const world = new World(organizationId, periods[0] ?? 0);
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
    const world = new World(organizationId, periods[0] ?? 0);
    const row: Row = {
      offsetMs: 0,
      status: 200,
      model: "gpt-5",
      latencyMs: 10,
      firstTokenMs: null,
      tokens: 1,
      cost: "0.1",
      properties: {},
    };
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
    const world = new World(organizationId, periods[0] ?? 0);
    const row: Row = {
      offsetMs: 0,
      status: 200,
      model: "gpt-5",
      latencyMs: 10,
      firstTokenMs: null,
      tokens: 1,
      cost: "0.1",
      properties: {},
    };
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

/** Does what the recorder and the sealer do, long after the time of the requests. */
class World {
  readonly periodMs: number;
  readonly #organizationId: string;
  readonly #timesMs: number[] = [];
  #inserts = 0;

  constructor(organizationId: string, periodMs: number) {
    this.#organizationId = organizationId;
    this.periodMs = periodMs;
  }

  countWithin({ fromMs, toMs }: { fromMs: number; toMs: number }): number {
    return this.#timesMs.filter((timeMs) => timeMs >= fromMs && timeMs < toMs).length;
  }

  async run(step: Step): Promise<void> {
    switch (step.do) {
      case "insert":
        return this.#insert(step.rows, step.crash);
      case "seal":
        return survive(step.crash, (db) => this.#seal(db));
      case "edit":
        return this.#edit(step.key, step.from, step.to, step.crash);
      case "race":
        await Promise.all([
          this.#seal(database),
          this.#edit(step.key, step.from, step.to, null),
          this.#seal(database),
        ]);
        return;
      case "merge":
        for (const table of ["property_rollup", "rollup_seals", "rollup_marks", "requests"]) {
          await database.command({ sql: `OPTIMIZE TABLE ${table} FINAL`, tag: "test" });
        }
    }
  }

  /** As the recorder: the same rows carry the same token, and the spool lets go of them after the mark. */
  async #insert(rows: readonly Row[], crash: number | null): Promise<void> {
    this.#inserts += 1;
    const token = `${this.#organizationId}/${this.#inserts}`;
    const times = rows.map((row) => this.periodMs + row.offsetMs);
    const lines = rows.map((row) => requestLine(this.#organizationId, this.periodMs, row));
    await survive(crash, async (db) => {
      await db.insert("requests", lines.join("\n"), "test", token);
      await markTouched(
        db,
        times.map((timeMs) => ({ organizationId: this.#organizationId, fromMs: timeMs, toMs: timeMs })),
      );
    });
    this.#timesMs.push(...times);
  }

  async #seal(db: Database): Promise<void> {
    const range = { fromMs: this.periodMs, toMs: this.periodMs + 48 * hourMs };
    for (const run of await findRuns(db, range)) {
      if (run.organizationId === this.#organizationId) await sealRun(db, run);
    }
  }

  /** An edit of all that a filter selects: the buckets are written down before, marked after. */
  async #edit(key: string, from: string, to: string | null, crash: number | null): Promise<void> {
    const organizationId = this.#organizationId;
    const condition = { sql: `ifNull(${propertySql(key)} = {from: String}, 0)`, params: { from } };
    const buckets = await database.query(touchedBuckets(organizationId, condition), touchedBucketSchema);
    await survive(crash, async (db) => {
      await db.command({
        sql: `UPDATE requests
          SET properties = CAST(JSONMergePatch(toJSONString(properties), {patch: String}), 'JSON')
          WHERE organization_id = {organizationId: UUID} AND ${condition.sql}`,
        params: { organizationId, from, patch: JSON.stringify(Object.fromEntries([[key, to]])) },
        tag: "test",
      });
      await markTouched(
        db,
        buckets.map(({ bucket }) => ({ organizationId, fromMs: bucket * 1000, toMs: bucket * 1000 })),
      );
    });
  }
}

function requestLine(organizationId: string, periodMs: number, row: Row): string {
  return JSON.stringify({
    organization_id: organizationId,
    request_id: crypto.randomUUID(),
    created_at: new Date(periodMs + row.offsetMs).toISOString(),
    model: row.model,
    status: row.status,
    outcome: row.status < 0 ? "cancelled" : "complete",
    is_stream: row.firstTokenMs !== null,
    latency_ms: row.latencyMs,
    time_to_first_token_ms: row.firstTokenMs,
    prompt_tokens: row.tokens,
    completion_tokens: row.tokens,
    cost_usd: row.cost,
    properties: row.properties,
  });
}
