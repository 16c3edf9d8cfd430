import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { runCommand, say } from "./console.mjs";
import { inRoot, root } from "./paths.mjs";
import { limits, measureCode } from "./ratchet-counts.mjs";

const ceilingsPath = inRoot("ratchet.json");

// `npm run ratchet [-- --write]`: what may only fall. `--write` lowers the ceilings to what is there; raising one
// takes an edit of ratchet.json that a reader of the change will see.
await runCommand(async () => {
  /** @type {Record<string, number>} */
  const ceilings = JSON.parse(readFileSync(ceilingsPath, "utf8"));
  const counts = measureCode(sourceFiles());
  const lowered = { ...ceilings };
  let exceeded = 0;
  for (const [name, { value, places }] of Object.entries(counts)) {
    const limit = Object.entries(limits).find(([limited]) => limited === name)?.[1];
    const ceiling = limit ?? ceilings[name] ?? 0;
    if (value > ceiling) {
      exceeded += 1;
      say(
        `${name}: ${value}, and at most ${ceiling} may be\n${places.map((place) => `  ${place}`).join("\n")}`,
      );
    } else if (value < ceiling && limit === undefined) {
      say(`${name}: ${value}, below the ceiling of ${ceiling}; \`npm run ratchet -- --write\` lowers it`);
      lowered[name] = value;
    }
  }
  if (process.argv.includes("--write")) {
    writeFileSync(ceilingsPath, `${JSON.stringify(lowered, null, 2)}\n`);
  }
  say(exceeded === 0 ? "The ratchet holds." : `${exceeded} ceilings are exceeded.`);
  return exceeded === 0 ? 0 : 1;
});

function sourceFiles() {
  const args = ["ls-files", "--cached", "--others", "--exclude-standard", "*.ts", "*.tsx", "*.mjs", "*.js"];
  const paths = execFileSync("git", args, { cwd: root, encoding: "utf8" }).trim().split("\n");
  return paths
    .filter((path) => existsSync(inRoot(path)))
    .map((path) => ({ path, text: readFileSync(inRoot(path), "utf8") }));
}
