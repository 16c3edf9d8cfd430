import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { runQuietly } from "./child.mjs";
import { step } from "./console.mjs";
import { inRoot, root } from "./paths.mjs";

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, dev?: boolean, devOptional?: boolean, peer?: boolean }} LockEntry
 * @typedef {{ packages?: Record<string, LockEntry> }} Lock
 */

const advice =
  "Installing needs the npm registry: check the network, the proxy (`npm config get proxy`) and the free disk space (about 2 GB), then run the command again.";

/**
 * Brings `node_modules` to what `package-lock.json` says, and does nothing when it already is.
 *
 * @param {{ withDevelopment: boolean }} options whether the tools for tests and checks are wanted as well
 */
export async function ensureDependencies({ withDevelopment }) {
  if (!(await isInstalled(withDevelopment))) {
    const scope = withDevelopment ? ["--include=dev"] : ["--omit=dev"];
    const label = withDevelopment ? "Installing dependencies and test tools" : "Installing dependencies";
    await step(label, () => npm(["ci", ...scope]));
  }
}

/** @param {string[]} args */
function npm(args) {
  // Optional packages hold the native parts of the engine, so a configured `omit=optional` must not win.
  return runQuietly("npm", [...args, "--include=optional", "--no-audit", "--no-fund", "--loglevel=error"], {
    advice,
    cwd: root,
    // The commands run under npm themselves; what the outer npm exported must not steer the inner one.
    env: withoutNpmVariables(process.env),
  });
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
function withoutNpmVariables(env) {
  const outer = /^npm_(config_(omit|include|production|global|prefix|dry_run)|lifecycle|package|command)/i;
  const kept = Object.entries(env).filter(([name]) => !outer.test(name));
  return { ...Object.fromEntries(kept), NODE_ENV: "development" };
}

/** @param {boolean} withDevelopment */
async function isInstalled(withDevelopment) {
  // npm writes this file last, so an install that broke off does not have it.
  const installedPath = inRoot("node_modules", ".package-lock.json");
  if (!existsSync(installedPath)) {
    return false;
  }
  const wanted = await readLock(inRoot("package-lock.json"));
  const installed = await readLock(installedPath);
  return lockIsSatisfied(wanted, installed, withDevelopment);
}

/** @param {string} path @returns {Promise<Lock>} */
async function readLock(path) {
  return JSON.parse(await readFile(path, "utf8"));
}

/**
 * Whether every package of `wanted` stands in `installed` with the same version and content. Optional packages
 * may be absent, since most of them belong to other platforms, but not differ.
 *
 * @param {Lock} wanted
 * @param {Lock} installed
 * @param {boolean} withDevelopment
 */
export function lockIsSatisfied(wanted, installed, withDevelopment) {
  return Object.entries(wanted.packages ?? {}).every(([path, entry]) => {
    if (path === "" || ((entry.dev || entry.devOptional) && !withDevelopment)) {
      return true;
    }
    const found = installed.packages?.[path];
    if (!found) {
      return Boolean(entry.optional || entry.devOptional || entry.peer);
    }
    return found.version === entry.version && found.integrity === entry.integrity;
  });
}
