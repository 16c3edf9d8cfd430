import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { LazyDatabase } from "@/lib/clickhouse/lazy-database";
import { processSingleton } from "@/lib/registry";
import { compare } from "./compare";
import { measuresOf } from "./measures";
import { prepare } from "./prepare";

// `npm run bench -- query`: Facet's table and one shaped as Helicone's, with the same generated rows on the same engine. Both are asked
// in turns, so that a disturbance of the machine hits both. The figures are medians of the rounds.
const { values } = parseArgs({
  args: process.argv.slice(2),
  allowPositionals: true,
  options: {
    rows: { type: "string", default: "10000000" },
    rounds: { type: "string", default: "8" },
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
  await compare(database, await measuresOf(database), Number(values.rounds));
} finally {
  await database.close();
}
