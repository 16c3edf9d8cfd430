import { type ChildProcess, fork } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdirSync, rmSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { build } from "esbuild";

/**
 * Runs a TypeScript file in a process of its own, for what a test cannot do in its own: be killed, or hold another
 * engine. Messages go both ways by `process.send`.
 *
 * @param entry path from the checkout's root.
 */
export async function forkTypeScript(entry: string, args: readonly string[] = []): Promise<ChildProcess> {
  const outfile = await bundleTypeScript(entry);
  const child = fork(outfile, args, { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  child.once("exit", () => rmSync(outfile, { force: true }));
  return child;
}

/** Builds a TypeScript file for Node and answers where the result is; whoever asked deletes it. */
export async function bundleTypeScript(entry: string): Promise<string> {
  // Inside node_modules, so that packages are found from there.
  const directory = resolve("node_modules/.cache/facet-test");
  mkdirSync(directory, { recursive: true });
  const outfile = join(directory, `${basename(entry, ".ts")}-${randomUUID()}.mjs`);
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    alias: { "@": resolve(".") },
    logLevel: "error",
  });
  return outfile;
}
