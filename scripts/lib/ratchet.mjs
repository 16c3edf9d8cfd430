import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { posix } from "node:path";
import { runCommand, say } from "./console.mjs";
import { inRoot } from "./paths.mjs";
import { limits, measureCode } from "./ratchet-counts.mjs";

/** Folders of the checkout that hold what was installed, built or written by runs. */
const notOurs = new Set(["node_modules", "dist", "coverage", "test-results", "playwright-report"]);
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
  return filesBelow("").map((path) => ({ path, text: readFileSync(inRoot(path), "utf8") }));
}

/** @param {string} folder @returns {string[]} paths from the checkout's top */
function filesBelow(folder) {
  return readdirSync(inRoot(folder), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name);
    if (entry.isDirectory()) {
      return entry.name.startsWith(".") || notOurs.has(path) ? [] : filesBelow(path);
    }
    return /\.(?:tsx?|mjs|js)$/.test(path) && path !== "next-env.d.ts" ? [path] : [];
  });
}
