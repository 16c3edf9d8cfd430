import fc from "fast-check";
import type { Database } from "@/lib/clickhouse/database";
import { propertySql } from "@/lib/fields/property-path";
import { bucketMs } from "@/lib/rollup/bucket";
import { findRuns } from "@/lib/rollup/find-runs";
import { markTouched, touchedBucketSchema, touchedBuckets } from "@/lib/rollup/mark";
import { sealRun } from "@/lib/rollup/seal";

const hourMs = 3_600_000;
export const propertyKeys = ["environment", "a.b", "naïve `key`\\", "__proto__", "model"];

const valueArb = fc.constantFrom("production", "", 'it\'s, "日本"');
export const rowArb: fc.Arbitrary<Row> = fc.record({
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
  properties: fc.dictionary(fc.constantFrom(...propertyKeys), valueArb, { noNullPrototype: true }),
});
export interface Row {
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
export const crashArb = fc.option(fc.nat(5), { freq: 3 });
export const insertStepArb = fc.record({
  do: fc.constant("insert" as const),
  rows: fc.array(rowArb, { minLength: 1, maxLength: 60 }),
  crash: crashArb,
});
export const sealStepArb = fc.record({ do: fc.constant("seal" as const), crash: crashArb });
export const stepArb = fc.oneof(
  { weight: 3, arbitrary: insertStepArb },
  { weight: 3, arbitrary: sealStepArb },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("edit" as const),
      key: fc.constantFrom(...propertyKeys),
      from: valueArb,
      to: fc.option(valueArb),
      crash: crashArb,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("race" as const),
      key: fc.constantFrom(...propertyKeys),
      from: valueArb,
      to: fc.option(valueArb),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("merge" as const) }) },
);
type Step = typeof stepArb extends fc.Arbitrary<infer T> ? T : never;

class Crash extends Error {}

/** The database, with something done before every statement. */
export function watched(database: Database, before: () => Promise<void>): Database {
  const ready = async () => {
    await before();
    return database;
  };
  return {
    query: async (statement, row) => (await ready()).query(statement, row),
    queryBytes: async (statement, format) => (await ready()).queryBytes(statement, format),
    command: async (statement) => (await ready()).command(statement),
    insert: async (...args) => (await ready()).insert(...args),
    ping: () => database.ping(),
    close: async () => {},
  };
}

/** The database of a process that dies before its nth statement from now. */
function dying(database: Database, statements: number | null): Database {
  let left = statements ?? Number.POSITIVE_INFINITY;
  return watched(database, async () => {
    if (left <= 0) throw new Crash();
    left -= 1;
  });
}

/** Runs the step until it gets through, the first time perhaps only up to a crash. */
export async function survive(
  database: Database,
  crash: number | null,
  step: (database: Database) => Promise<void>,
): Promise<void> {
  try {
    await step(dying(database, crash));
  } catch (error) {
    if (!(error instanceof Crash)) throw error;
    await step(database);
  }
}

/** Does what the recorder and the sealer do, long after the time of the requests. */
export class World {
  readonly #database: Database;
  readonly periodMs: number;
  readonly #organizationId: string;
  readonly #timesMs: number[] = [];
  #inserts = 0;

  constructor(database: Database, organizationId: string, periodMs: number) {
    this.#database = database;
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
        return survive(this.#database, step.crash, (db) => this.seal(db));
      case "edit":
        return this.#edit(step.key, step.from, step.to, step.crash);
      case "race":
        await Promise.all([
          this.seal(this.#database),
          this.#edit(step.key, step.from, step.to, null),
          this.seal(this.#database),
        ]);
        return;
      case "merge":
        for (const table of ["property_rollup", "rollup_seals", "rollup_marks", "requests"]) {
          await this.#database.command({ sql: `OPTIMIZE TABLE ${table} FINAL`, tag: "test" });
        }
    }
  }

  /** As the recorder: the same rows carry the same token, and the spool lets go of them after the mark. */
  async #insert(rows: readonly Row[], crash: number | null): Promise<void> {
    this.#inserts += 1;
    const token = `${this.#organizationId}/${this.#inserts}`;
    const times = rows.map((row) => this.periodMs + row.offsetMs);
    const lines = rows.map((row) => requestLine(this.#organizationId, this.periodMs, row));
    await survive(this.#database, crash, async (db) => {
      await db.insert("requests", lines.join("\n"), "test", token);
      await markTouched(
        db,
        times.map((timeMs) => ({ organizationId: this.#organizationId, fromMs: timeMs, toMs: timeMs })),
      );
    });
    this.#timesMs.push(...times);
  }

  async seal(db: Database): Promise<void> {
    const range = { fromMs: this.periodMs, toMs: this.periodMs + 48 * hourMs };
    for (const run of await findRuns(db, range)) {
      if (run.organizationId === this.#organizationId) await sealRun(db, run);
    }
  }

  /** An edit of all that a filter selects: the buckets are written down before, marked after. */
  async #edit(key: string, from: string, to: string | null, crash: number | null): Promise<void> {
    const organizationId = this.#organizationId;
    const condition = { sql: `ifNull(${propertySql(key)} = {from: String}, 0)`, params: { from } };
    const buckets = await this.#database.query(
      touchedBuckets(organizationId, condition),
      touchedBucketSchema,
    );
    await survive(this.#database, crash, async (db) => {
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
