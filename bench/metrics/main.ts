import { execFileSync } from "node:child_process";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { z } from "zod";
import type { Database } from "@/lib/clickhouse/database";
import { LazyDatabase } from "@/lib/clickhouse/lazy-database";
import { processSingleton } from "@/lib/registry";
import { findRuns } from "@/lib/rollup/find-runs";
import { sealRun } from "@/lib/rollup/seal";
import { compare, sample } from "../query/compare";
import { prepare } from "../query/prepare";
import { largeOrganizationId } from "../query/rows";
import { median } from "../shared/statistics";
import { asked, chart, measuresOf } from "./measures";

// `npm run bench -- metrics`: charts and rankings of Facet, rolled up as the scheduler does it, beside a table shaped as
// Helicone's with the same rows on the same engine. With `--rows 100000000` also whether the unfiltered chart of ten times as
// many requests takes at most twice as long.
const { values } = parseArgs({
  args: process.argv.slice(2),
  allowPositionals: true,
  options: {
    rows: { type: "string", default: "10000000" },
    rounds: { type: "string", default: "8" },
    directory: { type: "string" },
    /** Prints nothing but the milliseconds of the unfiltered chart. */
    chart: { type: "boolean", default: false },
  },
});

const baselineRows = 10_000_000;
const growthMax = 2;
const settleSecondsMax = 120;
const rows = Number(values.rows);
const rounds = Number(values.rounds);
const directory = values.directory ?? join(tmpdir(), `facet-bench-query-${rows}`);
if (!values.chart) {
  console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? "unknown processor"}`);
  console.log(`${rows.toLocaleString("en")} rows in ${directory}\n`);
}
const database = await prepare(directory, rows);
// What the queries take their database from.
processSingleton("database", () => new LazyDatabase(async () => database));
try {
  await sealAsked(database);
  await settle(database);
  if (values.chart) {
    console.log((await chartMs(database)).toFixed(1));
  } else {
    await compare(database, measuresOf(database), rounds);
    if (rows > baselineRows) await compareGrowth(database);
  }
} finally {
  await database.close();
}

/** Rolls up what the questions are about; what an earlier run rolled up is not due any more. */
async function sealAsked(database: Database): Promise<void> {
  const due = await findRuns(database, asked);
  const runs = due.filter(({ organizationId }) => organizationId === largeOrganizationId);
  const startedMs = performance.now();
  for (const run of runs) await sealRun(database, run);
  if (runs.length > 0 && !values.chart) {
    const seconds = (performance.now() - startedMs) / 1_000;
    console.log(`${runs.length} runs of requests rolled up in ${seconds.toFixed(1)} s\n`);
  }
}

/** Waits until the engine has put together what was written, so that this is not measured along. */
async function settle(database: Database): Promise<void> {
  const statement = { sql: "SELECT count() AS merges FROM system.merges", tag: "bench" };
  const row = z.object({ merges: z.coerce.number() });
  for (let second = 0; second < settleSecondsMax; second += 1) {
    const [found] = await database.query(statement, row);
    if (found?.merges === 0) return;
    await sleep(1_000);
  }
}

/** The same chart of fewer rows, in a process of its own: the engine has one directory in each. */
async function compareGrowth(database: Database): Promise<void> {
  const args = ["--chart", "--rows", String(baselineRows), "--rounds", String(rounds)];
  const printed = execFileSync(process.execPath, [fileURLToPath(import.meta.url), ...args], {
    encoding: "utf8",
  });
  const before = Number(printed.trim().split("\n").at(-1));
  const now = await chartMs(database);
  const verdict = now <= growthMax * before ? "pass" : "MISS";
  console.log(
    `\nunfiltered chart: ${now.toFixed(1)} ms, of ${baselineRows.toLocaleString("en")} rows ${before.toFixed(1)} ms, at most ${growthMax} ×: ${verdict}`,
  );
}

async function chartMs(database: Database): Promise<number> {
  const samples: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const { wallMs } = await sample(database, () => chart("feature"));
    if (round > 0) samples.push(wallMs);
  }
  return median(samples);
}
