import { createHash } from "node:crypto";
import { z } from "zod";
import type { BinaryColumn, Database } from "@/lib/clickhouse/database";
import { isDataError } from "./database-trouble";
import { timestamp } from "./rows";

/** One row on its way into a table. */
export interface Landing {
  organizationId: string;
  requestId: string;
  createdAtMs: number;
  /** Where its bytes stand among the batch's. */
  from: number;
  to: number;
}

export interface LandingTable<Row extends Landing> {
  database: Database;
  table: "requests" | "request_bodies";
  /** Takes a row the database will never take, with the reason. */
  reject: (row: Row, error: Error) => void;
  columns: readonly BinaryColumn[];
  /** The rows of the whole batch, one after another. */
  bytes: Uint8Array;
}

/**
 * Inserts the rows so that each stands in the table exactly once.
 *
 * @param mayExist whether some of them may have been inserted before: then the table is asked and only the missing
 * ones go.
 * @throws whatever keeps the database from taking rows; the same call is then to be made again with `mayExist`.
 */
export async function landRows<Row extends Landing>(
  target: LandingTable<Row>,
  rows: readonly Row[],
  mayExist: boolean,
): Promise<void> {
  const missing = mayExist ? await missingRows(target, rows) : rows;
  if (missing.length === 0) {
    return;
  }
  try {
    const { database, table, columns } = target;
    const rows = { columns, bytes: bytesOf(target.bytes, missing) };
    await database.insert(table, rows, `recorder.${table}`, tokenOf(missing));
  } catch (error) {
    if (!isDataError(error) || !(error instanceof Error)) {
      throw error;
    }
    const [only] = missing;
    if (only && missing.length === 1) {
      target.reject(only, error);
      return;
    }
    const middle = Math.ceil(missing.length / 2);
    await landRows(target, missing.slice(0, middle), true);
    await landRows(target, missing.slice(middle), true);
  }
}

/** The bytes of these rows, which are in order; without copying when they are all there are. */
function bytesOf(bytes: Uint8Array, rows: readonly Landing[]): Uint8Array {
  const wanted = rows.reduce((sum, { from, to }) => sum + to - from, 0);
  return wanted === bytes.byteLength
    ? bytes
    : Buffer.concat(rows.map(({ from, to }) => bytes.subarray(from, to)));
}

/** The same rows give the same token, so the engine itself drops a repeated insert that overtakes the question. */
function tokenOf(rows: readonly Landing[]): string {
  return createHash("sha1").update(rows.map(keyOf).join()).digest("hex");
}

/** A caller may choose an id twice; id and time together tell two such calls apart. */
function keyOf(row: { requestId: string; createdAtMs: number }): string {
  return `${row.requestId.toLowerCase()}@${row.createdAtMs}`;
}

const idsPerQuestion = 2_000;

async function missingRows<Row extends Landing>(
  target: LandingTable<Row>,
  rows: readonly Row[],
): Promise<Row[]> {
  const existing = new Set<string>();
  for (let start = 0; start < rows.length; start += idsPerQuestion) {
    for (const key of await existingKeys(target, rows.slice(start, start + idsPerQuestion))) {
      existing.add(key);
    }
  }
  return rows.filter((row) => !existing.has(keyOf(row)));
}

async function existingKeys<Row extends Landing>(
  { database, table }: LandingTable<Row>,
  rows: readonly Row[],
): Promise<string[]> {
  const times = rows.map((row) => row.createdAtMs);
  const found = await database.query(
    {
      sql: `SELECT request_id AS requestId, toUnixTimestamp64Milli(created_at) AS createdAtMs
        FROM ${table}
        WHERE organization_id IN {organizationIds: Array(UUID)}
          AND created_at BETWEEN {from: DateTime64(3, 'UTC')} AND {to: DateTime64(3, 'UTC')}
          AND request_id IN {requestIds: Array(UUID)}`,
      params: {
        organizationIds: [...new Set(rows.map((row) => row.organizationId))],
        from: engineTime(Math.min(...times)),
        to: engineTime(Math.max(...times)),
        requestIds: rows.map((row) => row.requestId),
      },
      tag: "recorder.existing",
    },
    z.object({ requestId: z.string(), createdAtMs: z.number() }),
  );
  return found.map(keyOf);
}

/** A bound time is read in the engine's basic form, which knows no `T` and no `Z`. */
export function engineTime(epochMs: number): string {
  return timestamp(epochMs).replace("T", " ").replace("Z", "");
}
