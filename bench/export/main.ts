import { rm } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Facet, startFacet } from "../../scripts/harness/facet";
import { prepare } from "../query/prepare";
import { formatTable } from "../shared/table";
import { csvChecksum, pagedChecksum } from "./checksum";
import { type Download, download } from "./download";
import { warmUp } from "./warm-up";

// `npm run bench -- export`: a million rows with seven properties through the endpoint of a whole Facet in a process of its own, the way a
// browser or the command line takes them. What comes over the wire goes to disk; the server's memory is looked at all along.
const { values } = parseArgs({
  args: process.argv.slice(2),
  allowPositionals: true,
  options: {
    rows: { type: "string", default: "1000000" },
    directory: { type: "string" },
    /** Leaves the comparison with paging out, which takes longer than all else. */
    "no-check": { type: "boolean", default: false },
  },
});

const rows = Number(values.rows);
// Four of five generated rows belong to the organization whose export is measured.
const generated = Math.ceil(rows * 1.25);
const directory = values.directory ?? join(tmpdir(), `facet-bench-export-${generated}`);
const target = { rowsPerSecond: 100_000, growthMb: 100 };

console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? "unknown processor"}`);
console.log(`${rows.toLocaleString("en")} rows of ${generated.toLocaleString("en")} in ${directory}\n`);
await (await prepare(directory, generated)).close();
const facet = await startFacet({ dataDir: directory, env: { FACET_LOG_LEVEL: "error" } });
const file = join(directory, "export.bin");
try {
  await measure(facet);
} finally {
  await facet.stop();
  await rm(file, { force: true });
}

async function measure({ pid, ...access }: Facet): Promise<void> {
  await warmUp(access);
  const csv = await download(access, { columns: "default" }, { file, pid });
  const others: [string, Download][] = [];
  for (const [name, order] of [
    ["CSV again", {}],
    ["CSV, every column", { columns: "all" }],
    ["JSON lines", { format: "jsonl" }],
    ["Parquet", { format: "parquet" }],
    ["ZIP, a file per feature (40)", { splitBy: { property: "feature" } }],
    ["ZIP, a file per customer (5,000)", { splitBy: { property: "customer" } }],
    ["summary by customer and feature", { summary: [{ property: "customer" }, { property: "feature" }] }],
  ] as const) {
    others.push([name, await download(access, order, { file, pid })]);
  }
  const head = ["", "seconds", "rows/s", "MB", "first byte ms", "CPU s", "memory before MB", "growth MB"];
  console.log(
    formatTable(
      head,
      [["CSV", csv] as const, ...others].map(([name, each]) => tableRow(name, each)),
    ),
  );
  const perSecond = rows / csv.seconds;
  verdict(
    `CSV at ${perSecond.toFixed(0)} rows/s, at least ${target.rowsPerSecond}`,
    perSecond >= target.rowsPerSecond,
  );
  verdict(
    `memory grows by ${csv.growthMb.toFixed(0)} MB, less than ${target.growthMb}`,
    csv.growthMb < target.growthMb,
  );
  if (!values["no-check"]) {
    const columns = ["request_id", "cost"];
    await download(access, { columns, marker: false }, { file, pid });
    const exported = await csvChecksum(file);
    const paged = await pagedChecksum(access);
    console.log(
      `\nexported: ${exported.rows} rows, ${exported.digest}\npaged:    ${paged.rows} rows, ${paged.digest}`,
    );
    verdict(
      "ids and costs equal those of paging, in order",
      exported.rows === rows && exported.digest === paged.digest,
    );
  }
}

function tableRow(name: string, each: Download): string[] {
  const figures = [each.bytes / 1e6, each.firstByteMs, each.cpuSeconds, each.beforeMb, each.growthMb];
  return [
    name,
    each.seconds.toFixed(1),
    (rows / each.seconds).toFixed(0),
    ...figures.map((figure) => figure.toFixed(0)),
  ];
}

function verdict(what: string, isMet: boolean): void {
  console.log(`${what}: ${isMet ? "pass" : "MISS"}`);
  if (!isMet) process.exitCode = 1;
}
