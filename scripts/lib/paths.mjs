import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The checkout's top. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** @param {string[]} parts */
export const inRoot = (...parts) => join(root, ...parts);

/**
 * The script behind a package's command, run with this very Node rather than with whatever a shell finds.
 *
 * @param {string} path below node_modules, such as `next/dist/bin/next`
 */
export const inModules = (path) => inRoot("node_modules", path);
