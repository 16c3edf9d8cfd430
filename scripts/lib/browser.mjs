import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { runQuietly } from "./child.mjs";
import { Stop, say, step } from "./console.mjs";
import { inModules, root } from "./paths.mjs";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const macPaths = [
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** The flags a browser needs where it cannot make its sandbox: for root, as in most containers. */
export const browserFlags = process.getuid?.() === 0 ? ["--no-sandbox"] : [];

/**
 * A Chromium that starts on this machine, or undefined.
 *
 * @returns {string | undefined} its path
 */
export function findBrowser() {
  const named = process.env.CHROME_PATH?.trim();
  if (named && !starts(named)) {
    throw new Stop(
      `CHROME_PATH is ${named}, which does not start as a browser. Correct it or leave it unset.`,
    );
  }
  const onPath = (process.env.PATH ?? "")
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)));
  const installed = [...(named ? [named] : []), ...onPath, ...macPaths];
  const isUsable = (/** @type {string} */ path) => existsSync(path) && starts(path);
  return installed.find(isUsable) ?? [playwrightsOwn()].find(isUsable);
}

/**
 * Finds a browser or gets one: on Debian and its kin, as root or with sudo, from the system's packages, which
 * bring the libraries along; elsewhere Playwright's own download.
 *
 * @returns {Promise<string>} its path
 */
export async function ensureBrowser() {
  const found = findBrowser();
  if (found) {
    return found;
  }
  const faults = [];
  for (const attempt of [installFromDebian, downloadPlaywrights]) {
    try {
      await attempt();
    } catch (error) {
      faults.push(error instanceof Error ? error.message : String(error));
    }
    const path = findBrowser();
    if (path) {
      return path;
    }
  }
  say(faults.join("\n"));
  throw new Stop(
    "The browser tests need Chromium, and it could not be installed here. Install it (on Debian: `sudo apt-get install chromium`) or set CHROME_PATH to a Chrome or Chromium, then run `npm test` again; `npm test -- unit database` runs without one.",
  );
}

async function installFromDebian() {
  const prefix = process.getuid?.() === 0 ? [] : ["sudo", "-n"];
  if (
    !existsSync("/usr/bin/apt-get") ||
    (prefix.length > 0 && spawnSync("sudo", ["-n", "true"]).status !== 0)
  ) {
    return;
  }
  const apt = async (/** @type {string[]} */ ...args) => {
    const [command = "", ...rest] = [
      ...prefix,
      "env",
      "DEBIAN_FRONTEND=noninteractive",
      "apt-get",
      "-q",
      ...args,
    ];
    await runQuietly(command, rest, { advice: "The system's packages could not be installed." });
  };
  await step("Installing Chromium from the system's packages", async () => {
    await apt("update");
    await apt("install", "-y", "--no-install-recommends", "chromium", "fonts-liberation");
  });
}

async function downloadPlaywrights() {
  await step("Downloading Playwright's Chromium", () =>
    runQuietly(process.execPath, [inModules("playwright/cli.js"), "install", "chromium"], {
      advice: "Playwright's Chromium could not be downloaded.",
      cwd: root,
    }),
  );
}

/** Where Playwright keeps its own Chromium, whether or not it is there; empty when Playwright is not. */
function playwrightsOwn() {
  const code = 'import("playwright").then((p) => process.stdout.write(p.chromium.executablePath()))';
  try {
    return execFileSync(process.execPath, ["-e", code], { cwd: root, encoding: "utf8", stdio: "pipe" });
  } catch {
    return "";
  }
}

/** @param {string} path */
function starts(path) {
  return spawnSync(path, ["--version", ...browserFlags], { timeout: 20_000 }).status === 0;
}
