import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Database } from "@/lib/clickhouse/database";
import { LazyDatabase } from "@/lib/clickhouse/lazy-database";
import { processSingleton } from "@/lib/registry";
import { median } from "../shared/statistics";
import { formatTable } from "../shared/table";
import { type Measure, measuresOf } from "./measures";
import { prepare } from "./prepare";

// `npm run bench -- query`: Facet's table and one shaped as Helicone's, with the same generated rows on the same engine. Both are asked
// in turns, so that a disturbance of the machine hits both. The figures are medians of the rounds.
const { values } = parseArgs({
  args: process.argv.slice(2),
  allowPositionals: true,
  options: {
    rows: { type: "string", default: "10000000" },
    rounds: { type: "string", default: "7" },
    directory: { type: "string" },
  },
});

const rows = Number(values.rows);
const directory = values.directory ?? join(tmpdir(), `facet-bench-query-${rows}`);
console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? "unknown processor"}`);
console.log(`${rows.toLocaleString("en")} rows in ${directory}\n`);
const database = await prepare(directory, rows);
// What the queries take their database from.
processSingleton("database", () => new LazyDatabase(async () => database));
try {
  await compare(database, Number(values.rounds));
} finally {
  await database.close();
}

interface Sample {
  wallMs: number;
  cpuMs: number;
  found: number;
}

async function compare(database: Database, rounds: number): Promise<void> {
  const measures = await measuresOf(database);
  const samples = measures.map((measure) => ({
    measure,
    facet: [] as Sample[],
    reference: [] as Sample[],
  }));
  // The first round warms the file cache up and does not count.
  for (let round = 0; round <= rounds; round += 1) {
    for (const { measure, facet, reference } of samples) {
      const answers = {
        facet: await sample(database, measure.facet),
        reference: await sample(database, measure.reference),
      };
      if (answers.facet.found !== answers.reference.found) {
        const { facet: ours, reference: theirs } = answers;
        throw new Error(`${measure.name}: Facet found ${ours.found}, the reference ${theirs.found}.`);
      }
      if (round > 0) {
        facet.push(answers.facet);
        reference.push(answers.reference);
      }
    }
  }
  const head = ["", "Facet ms", "reference ms", "times", "Facet CPU ms", "reference CPU ms", "target"];
  console.log(
    formatTable(
      head,
      samples.map(({ measure, facet, reference }) => tableRow(measure, facet, reference)),
    ),
  );
}

/** Forgets what the engine remembers of conditions it has evaluated: people do not ask the same question again and again. */
async function sample(database: Database, ask: () => Promise<number>): Promise<Sample> {
  await database.command({ sql: "SYSTEM DROP QUERY CONDITION CACHE", tag: "bench" });
  const startedMs = performance.now();
  const cpu = process.cpuUsage();
  const found = await ask();
  const { user, system } = process.cpuUsage(cpu);
  return { found, wallMs: performance.now() - startedMs, cpuMs: (user + system) / 1000 };
}

function tableRow(measure: Measure, facet: Sample[], reference: Sample[]): string[] {
  const wall = (samples: Sample[]) => median(samples.map(({ wallMs }) => wallMs));
  const cpu = (samples: Sample[]) => median(samples.map(({ cpuMs }) => cpuMs));
  const isMet =
    wall(facet) <= wall(reference) && wall(facet) < (measure.targetMs ?? Number.POSITIVE_INFINITY);
  const target = measure.targetMs ? `< ${measure.targetMs} ms` : "no slower";
  return [
    measure.name,
    wall(facet).toFixed(1),
    wall(reference).toFixed(1),
    (wall(reference) / wall(facet)).toFixed(1),
    cpu(facet).toFixed(1),
    cpu(reference).toFixed(1),
    `${target}: ${isMet ? "pass" : "MISS"}`,
  ];
}
