import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { runQuietly } from "./child.mjs";
import { step } from "./console.mjs";
import { inModules, inRoot, root } from "./paths.mjs";

/** Everything the build reads. A change in any of it, and only that, makes the next start build again. */
const sources = [
  "app",
  "components",
  "lib",
  "public",
  "server",
  "server.ts",
  "instrumentation.ts",
  "proxy.ts",
  "next.config.js",
  "postcss.config.mjs",
  "tsconfig.json",
  "package.json",
  "package-lock.json",
];
const stampPath = inRoot(".next", "facet-build");
const serverPath = inRoot("dist", "server.mjs");

const advice = "The sources above do not build. If you did not change them, please report this output.";

/** Builds the dashboard and the server when their sources changed since the last build. */
export async function ensureBuild() {
  const wanted = await sourceHash();
  const built = existsSync(serverPath) && existsSync(stampPath) ? await readFile(stampPath, "utf8") : "";
  if (built !== wanted) {
    await build(wanted);
  }
}

/** Builds the dashboard and the server, whatever stands there. */
export async function build(hash = "") {
  await rm(stampPath, { force: true });
  await step("Building the dashboard", () =>
    runQuietly(process.execPath, [inModules("next/dist/bin/next"), "build"], {
      advice,
      cwd: root,
      env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    }),
  );
  await step("Building the server", async () => {
    await bundle("server.ts", serverPath);
    await bundle("lib/recorder/preparer-worker.ts", inRoot("dist", "preparer-worker.mjs"));
  });
  await mkdir(inRoot(".next"), { recursive: true });
  await writeFile(stampPath, hash || (await sourceHash()));
}

/**
 * Bundles one TypeScript entry of the checkout for this Node; packages stay outside.
 *
 * @param {string} entry
 * @param {string} outfile
 */
export async function bundle(entry, outfile) {
  // Imported here, since this file is read before dependencies are installed.
  const esbuild = await import("esbuild");
  await esbuild.build({
    entryPoints: [inRoot(entry)],
    outfile,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "esm",
    packages: "external",
    logLevel: "warning",
    absWorkingDir: root,
  });
}

async function sourceHash() {
  const hash = createHash("sha256").update(process.version);
  for (const source of sources) {
    for (const path of await filesBelow(inRoot(source))) {
      hash.update(`\0${relative(root, path)}\0`).update(await readFile(path));
    }
  }
  return hash.digest("hex");
}

/** @param {string} path @returns {Promise<string[]>} */
async function filesBelow(path) {
  const entries = await readdir(path, { withFileTypes: true }).catch((error) => {
    if (error.code === "ENOTDIR") return null;
    if (error.code === "ENOENT") return [];
    throw error;
  });
  if (entries === null) {
    return [path];
  }
  const isSource = (/** @type {string} */ name) => !/\.test\.tsx?$/.test(name) && name !== ".DS_Store";
  const names = entries.filter((entry) => isSource(entry.name)).map((entry) => join(path, entry.name));
  return (await Promise.all(names.sort().map(filesBelow))).flat();
}
