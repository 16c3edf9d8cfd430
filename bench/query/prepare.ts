import { mkdir, readFile, rm, statfs, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Database } from "@/lib/clickhouse/database";
import { openEmbedded } from "@/lib/clickhouse/embedded";
import { migrate } from "@/lib/clickhouse/migrate";
import { migrations } from "@/lib/clickhouse/migrations";
import { days, generatedRows, largeOrganizationId, startsAtMs } from "./rows";
import {
  facetInsert,
  propertyKeysInsert,
  referenceInsert,
  referenceKeysInsert,
  referenceKeysTable,
  referenceTable,
} from "./tables";

/** Both tables with their indices, and as much again while parts are merged. */
const bytesPerRow = 600;
const rowsPerInsert = 500_000;
const insertTimeoutMs = 30 * 60_000;

/**
 * The database with both tables filled. What an earlier run made is used again when it is complete and was made from the same
 * schema; otherwise it is made anew.
 */
export async function prepare(directory: string, rows: number): Promise<Database> {
  const stampPath = join(directory, "complete.json");
  const stamp = JSON.stringify({
    rows,
    days,
    startsAtMs,
    migrations: migrations.slice(0, 1),
    referenceTable,
  });
  const isComplete = (await readFile(stampPath, "utf8").catch(() => "")) === stamp;
  if (!isComplete) {
    await rm(directory, { recursive: true, force: true });
    await mkdir(directory, { recursive: true });
    await requireSpace(directory, rows);
  }
  const database = await openEmbedded(join(directory, "clickhouse"), "facet");
  await migrate(database, undefined);
  if (!isComplete) {
    await fill(database, rows);
    await writeFile(stampPath, stamp);
  }
  return database;
}

async function requireSpace(directory: string, rows: number): Promise<void> {
  const { bavail, bsize } = await statfs(directory);
  const neededBytes = rows * bytesPerRow;
  if (bavail * bsize < neededBytes) {
    const gigabytes = (bytes: number) => `${(bytes / 1e9).toFixed(1)} GB`;
    throw new Error(
      `${rows} rows need ${gigabytes(neededBytes)} and ${directory} has ${gigabytes(bavail * bsize)} free. ` +
        "Use --rows for fewer or --directory for another place.",
    );
  }
}

async function fill(database: Database, rows: number): Promise<void> {
  const run = (sql: string) => database.command({ sql, tag: "bench.fill", timeoutMs: insertTimeoutMs });
  await run(referenceTable);
  await run(referenceKeysTable);
  for (let from = 0; from < rows; from += rowsPerInsert) {
    const to = Math.min(from + rowsPerInsert, rows);
    await run(facetInsert(generatedRows(from, to, rows)));
    await run(referenceInsert(generatedRows(from, to, rows)));
    console.log(`${to.toLocaleString("en")} of ${rows.toLocaleString("en")} rows generated`);
  }
  await run(propertyKeysInsert(largeOrganizationId));
  await run(referenceKeysInsert(largeOrganizationId));
}
