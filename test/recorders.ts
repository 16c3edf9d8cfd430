import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import type { Database } from "@/lib/clickhouse/database";
import { createRecorder, type RecorderOptions } from "@/lib/recorder/create-recorder";
import { preparerHere } from "@/lib/recorder/preparer";
import type { Recorder } from "@/lib/recorder/recorder";
import { plainRecord } from "./calls";

export const silentLogger: RecorderOptions["logger"] = { info: () => {}, warn: () => {}, error: () => {} };

/** A recorder on a spool of its own, quick to drain and without a word on the console. */
export function testRecorder(database: Database, overrides: Partial<RecorderOptions> = {}): Recorder {
  return createRecorder({
    directory: overrides.directory ?? temporaryDirectory(),
    database,
    preparer: preparerHere(plainRecord),
    logger: silentLogger,
    spoolBytesMax: 1024 ** 3,
    isDatabaseShared: false,
    gatherMs: 20,
    ...overrides,
  });
}

/** A directory that is deleted when the process ends. */
export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), "facet-test-"));
  if (temporary.push(directory) === 1) {
    process.once("exit", () => {
      for (const made of temporary) {
        rmSync(made, { recursive: true, force: true });
      }
    });
  }
  return directory;
}

const temporary: string[] = [];

/** The ids in a table, sorted, duplicates included. */
export async function storedIds(database: Database, table: "requests" | "request_bodies"): Promise<string[]> {
  const rows = await database.query(
    { sql: `SELECT request_id AS id FROM ${table}`, tag: "test" },
    z.object({ id: z.string() }),
  );
  // Sorted here, as the engine compares the halves of a UUID in another order.
  return rows.map((row) => row.id).sort();
}

/** The properties a request has now; null when there is no such row. */
export async function storedProperties(
  database: Database,
  requestId: string,
): Promise<Record<string, string> | null> {
  const rows = await database.query(
    {
      sql: "SELECT toJSONString(properties) AS json FROM requests WHERE request_id = {requestId: UUID}",
      params: { requestId },
      tag: "test",
    },
    z.object({ json: z.string() }),
  );
  // Not parsed further: a schema would leave out a key named `__proto__`.
  return rows[0] ? JSON.parse(rows[0].json) : null;
}
