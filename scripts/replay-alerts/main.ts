import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { formatTable } from "../../bench/shared/table";
import { replayAlerts } from "./replay";

// The measurement of alerts, printed kind by kind. Without a trace one is made.
const { values } = parseArgs({
  options: {
    trace: { type: "string", multiple: true, default: [] },
    "live-hours": { type: "string", default: "1" },
  },
});

const directory = mkdtempSync(join(tmpdir(), "facet-alerts-"));
Object.assign(process.env, { FACET_DATA_DIR: directory, FACET_LOG_LEVEL: "silent" });
const head = ["alert", "groups", "episodes", "previewed", "by the job", "preview ms"];
const rows: string[][] = [];
let faults = 0;
try {
  const texts = values.trace.map((path) => readFileSync(path, "utf8"));
  for await (const result of replayAlerts(texts, Number(values["live-hours"]))) {
    const { name, groups, expected, previewed, lived, previewMs } = result;
    faults += Number(!previewed) + Number(lived === false);
    const word = (isSame: boolean | null) => (isSame === null ? "not run" : isSame ? "the same" : "OTHER");
    rows.push([name, String(groups), String(expected), word(previewed), word(lived), String(previewMs)]);
    console.log(`${name}: ${expected} episodes, preview ${word(previewed)}, job ${word(lived)}`);
  }
} finally {
  rmSync(directory, { recursive: true, force: true });
}
const verdict = faults === 0 ? "Every alert fires and recovers where it should." : `${faults} differ.`;
console.log(`\n${formatTable(head, rows)}\n\n${verdict}`);
process.exit(faults === 0 ? 0 : 1);
