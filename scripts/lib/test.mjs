import { rmSync } from "node:fs";
import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { ensureBrowser } from "./browser.mjs";
import { ensureBuild } from "./build.mjs";
import { runVisibly } from "./child.mjs";
import { formatSeconds, runCommand, say } from "./console.mjs";
import { ensureDependencies } from "./install.mjs";
import { requirePlatform } from "./machine.mjs";
import { inModules, root } from "./paths.mjs";
import { countPlaywright, countVitest } from "./test-counts.mjs";

const suites = ["unit", "database", "browser"];

// `npm test [-- suite ...] [-- what the runner takes]`: all suites, or those named first.
await runCommand(async () => {
  const { chosen, passOn } = chooseSuites(process.argv.slice(2));
  requirePlatform();
  await ensureDependencies({ withDevelopment: true });
  const browserPath = chosen.includes("browser") ? await ensureBrowser() : "";
  if (chosen.some((suite) => suite !== "unit")) {
    await ensureBuild();
  }
  const folder = await mkdtemp(join(tmpdir(), "facet-test-"));
  const lines = [];
  const total = { passed: 0, failed: 0 };
  try {
    for (const suite of chosen) {
      say(`\n=== ${suite} tests`);
      const startedAt = performance.now();
      const report = join(folder, `${suite}.json`);
      const code = await runSuite(suite, report, passOn, browserPath);
      const counts = await countReport(suite, report, code);
      const took = formatSeconds(performance.now() - startedAt);
      lines.push(
        `${suite}: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped in ${took}`,
      );
      total.passed += counts.passed;
      total.failed += counts.failed;
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  say(`\n${lines.join("\n")}\n${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
});

/** @param {string[]} args */
function chooseSuites(args) {
  const rest = args.findIndex((arg) => !suites.includes(arg));
  const named = rest === -1 ? args : args.slice(0, rest);
  return { chosen: named.length > 0 ? named : suites, passOn: rest === -1 ? [] : args.slice(rest) };
}

/**
 * @param {string} suite
 * @param {string} report where the runner writes its own account
 * @param {string[]} passOn
 * @param {string} browserPath
 */
function runSuite(suite, report, passOn, browserPath) {
  if (suite === "browser") {
    return runVisibly(
      process.execPath,
      [inModules("@playwright/test/cli.js"), "test", "--reporter=list,json", ...passOn],
      {
        cwd: root,
        env: { ...process.env, CHROME_PATH: browserPath, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
      },
    );
  }
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  return runVisibly(
    process.execPath,
    [inModules("vitest/vitest.mjs"), "run", "--project", suite, ...reporters, ...passOn],
    { cwd: root },
  );
}

/**
 * @param {string} suite
 * @param {string} report
 * @param {number} code the runner's exit code
 */
async function countReport(suite, report, code) {
  const text = await readFile(report, "utf8").catch(() => "");
  const count = suite === "browser" ? countPlaywright : countVitest;
  const counts = text === "" ? { passed: 0, failed: 0, skipped: 0 } : count(JSON.parse(text));
  // A runner can fail outside of any test (a file that does not load, an error nobody awaited): that counts as one.
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}
