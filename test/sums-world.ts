import fc from "fast-check";
import type { Database } from "@/lib/clickhouse/database";
import { RowBinaryWriter } from "@/lib/clickhouse/row-binary";
import type { EditRunner } from "@/lib/edits/edit-runner";
import { addEdit } from "@/lib/edits/edits.test-support";
import { type EditSpec, keysOf } from "@/lib/edits/operation";
import { parseText } from "@/lib/filters";
import type { Filter } from "@/lib/filters/tree";
import type { RequestRecord } from "@/lib/record";
import { landBatch } from "@/lib/recorder/land-batch";
import { PropertyKeys } from "@/lib/recorder/property-keys";
import { requestColumns, writeRow } from "@/lib/recorder/rows";
import { findRuns } from "@/lib/rollup/find-runs";
import { sealRun } from "@/lib/rollup/seal";
import { requestRecord } from "./request-record";
import { crashArb, insertStepArb, propertyKeys, type Row, sealStepArb, survive } from "./rollup-world";

const keyArb = fc.constantFrom(...propertyKeys);
const valueArb = fc.constantFrom("production", "", "Other");

/** Filters as people type them; the empty one selects everything, and so may be answered from the rollup. */
export const filterTexts = [
  "",
  "",
  "model:gpt-5",
  "property.environment:production OR status:>=500",
  "cost:>0.25 AND NOT property.model:*",
];

export function filterOf(text: string): Filter {
  const read = parseText(text);
  if (!read.ok) throw new Error(`Not a filter: ${text}`);
  return read.filter;
}

export const sumsStepArb = fc.oneof(
  { weight: 2, arbitrary: insertStepArb },
  { weight: 3, arbitrary: sealStepArb },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("edit" as const),
      at: fc.nat(),
      key: keyArb,
      to: fc.option(valueArb),
      crash: crashArb,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("bulk" as const),
      filter: fc.constantFrom(...filterTexts),
      key: keyArb,
      to: fc.option(valueArb),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant("move" as const), from: keyArb, to: keyArb }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("undo" as const) }) },
);
export type SumsStep = typeof sumsStepArb extends fc.Arbitrary<infer T> ? T : never;

/** An organization to which happens what happens to one: late calls, edits of one and of many, undos, replays after crashes, sealings. */
export class SumsWorld {
  readonly #database: Database;
  readonly #editRunner: EditRunner;
  readonly #propertyKeys: PropertyKeys;
  readonly #records: RequestRecord[] = [];
  readonly #undoable: { id: string; spec: EditSpec }[] = [];
  readonly organizationId: string;
  readonly periodMs: number;

  constructor(database: Database, runner: EditRunner, organizationId: string, periodMs: number) {
    this.#database = database;
    this.#editRunner = runner;
    this.#propertyKeys = new PropertyKeys(database);
    this.organizationId = organizationId;
    this.periodMs = periodMs;
  }

  async run(step: SumsStep): Promise<void> {
    switch (step.do) {
      case "insert": {
        const records = step.rows.map((row) => recordOf(this.organizationId, this.periodMs, row));
        this.#records.push(...records);
        return this.#land(records, [], step.crash);
      }
      case "seal":
        return survive(this.#database, step.crash, (db) => this.#seal(db));
      case "edit": {
        const { requestId = "", createdAtMs = 0 } = this.#records[step.at % this.#records.length] ?? {};
        const { organizationId } = this;
        const edit = { organizationId, requestId, span: { fromMs: createdAtMs, toMs: createdAtMs } };
        return this.#land([], [{ ...edit, ...patchOf(step.key, step.to) }], step.crash);
      }
      case "bulk":
        return this.#edit({
          operation: { type: "patch", ...patchOf(step.key, step.to) },
          scope: { type: "filter", filter: filterOf(step.filter), beforeMs: Date.now() + 60_000 },
        });
      case "move":
        if (step.from === step.to) return;
        return this.#edit({
          operation: { type: "move", from: step.from, to: step.to, keep: "source" },
          scope: { type: "holders", key: step.from },
        });
      case "undo": {
        const undone = this.#undoable.pop();
        if (!undone) return;
        await addEdit(
          this.organizationId,
          {
            operation: { type: "restore", keys: keysOf(undone.spec.operation) },
            scope: { type: "edited", editId: undone.id },
          },
          undone.id,
        );
        return this.#editRunner.idle();
      }
    }
  }

  /** As the recorder's batches come into the database, again from the beginning after a crash. */
  async #land(
    records: readonly RequestRecord[],
    edits: Parameters<typeof landBatch>[1]["edits"][number]["edit"][],
    crash: number | null,
  ): Promise<void> {
    const writer = new RowBinaryWriter(1024);
    const rows = records.map((record, at) => {
      const { organizationId, requestId, createdAtMs } = record;
      const from = writer.position;
      writeRow(writer, requestColumns, record);
      return { organizationId, requestId, createdAtMs, from, to: writer.position, at };
    });
    const batch: Parameters<typeof landBatch>[1] = {
      end: { segment: 0, offset: 0 },
      frames: 0,
      damaged: 0,
      calls: [],
      rejects: [],
      requests: { rows, bytes: writer.bytes() },
      bodies: { rows: [], bytes: new Uint8Array() },
      edits: edits.map((edit, at) => ({ edit, at })),
      keys: [{ organizationId: this.organizationId, spellings: [...propertyKeys], seenAtMs: this.periodMs }],
    };
    let mayExist = false;
    await survive(this.#database, crash, async (database) => {
      const again = mayExist;
      mayExist = true;
      await landBatch({ database, propertyKeys: this.#propertyKeys }, batch, again, (_, error) => {
        throw error;
      });
    });
  }

  async #edit(spec: EditSpec): Promise<void> {
    const { id } = await addEdit(this.organizationId, spec);
    this.#undoable.push({ id, spec });
    await this.#editRunner.idle();
  }

  async #seal(database: Database): Promise<void> {
    const range = { fromMs: this.periodMs - 86_400_000, toMs: this.periodMs + 3 * 86_400_000 };
    for (const run of await findRuns(database, range)) {
      if (run.organizationId === this.organizationId) await sealRun(database, run);
    }
  }
}

function patchOf(key: string, to: string | null): { set: [string, string][]; remove: string[] } {
  return to === null ? { set: [], remove: [key] } : { set: [[key, to]], remove: [] };
}

function recordOf(organizationId: string, periodMs: number, row: Row): RequestRecord {
  return requestRecord({
    organizationId,
    createdAtMs: periodMs + row.offsetMs,
    model: row.model,
    status: row.status,
    outcome: row.status < 0 ? "cancelled" : "complete",
    isStream: row.firstTokenMs !== null,
    latencyMs: row.latencyMs,
    timeToFirstTokenMs: row.firstTokenMs,
    usage:
      row.tokens === null
        ? null
        : {
            promptTokens: row.tokens,
            completionTokens: row.tokens + 1,
            promptCacheReadTokens: 0,
            promptCacheWriteTokens: 0,
            promptAudioTokens: 0,
            completionAudioTokens: 0,
            reasoningTokens: 0,
          },
    costUsd: row.cost,
    properties: Object.entries(row.properties).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, value] as const],
    ),
    requestBody: "",
    responseBody: "",
  });
}
