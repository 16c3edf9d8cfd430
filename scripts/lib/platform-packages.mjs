import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { inModules } from "./paths.mjs";

/** The packages whose native part is one optional package per platform, without which nothing runs. */
const parents = ["chdb", "next", "@tailwindcss/oxide", "esbuild", "typescript"];

/**
 * The native packages of this platform that are not there. A lock file made on one platform may leave out
 * those of another (an old fault of npm), and then `npm ci` says nothing and installs nothing.
 *
 * @returns {Promise<string[]>} such as `["@chdb/lib-darwin-arm64@26.7.3"]`
 */
export async function missingPlatformPackages() {
  const missing = [];
  for (const parent of parents) {
    const manifestPath = inModules(`${parent}/package.json`);
    if (!existsSync(manifestPath)) {
      continue;
    }
    /** @type {{ optionalDependencies?: Record<string, string> }} */
    const manifest = JSON.parse(await readFile(manifestPath, "utf8"));
    for (const [name, version] of Object.entries(manifest.optionalDependencies ?? {})) {
      const isHere = existsSync(inModules(name)) || existsSync(inModules(`${parent}/node_modules/${name}`));
      if (isForPlatform(name, process.platform, process.arch) && !isHere) {
        missing.push(`${name}@${version}`);
      }
    }
  }
  return missing;
}

/**
 * @param {string} name such as `@next/swc-linux-x64-gnu`
 * @param {string} platform
 * @param {string} arch
 */
export function isForPlatform(name, platform, arch) {
  return new RegExp(`[-/]${platform}-${arch}(-gnu)?$`).test(name);
}
