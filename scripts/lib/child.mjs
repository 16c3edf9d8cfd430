import { spawn } from "node:child_process";
import { Stop } from "./console.mjs";

const headLinesMax = 10;
const tailLinesMax = 30;

/**
 * Runs a program with its output held back; when it fails, the end of that output is shown together with a
 * sentence that says what to do.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ advice: string, cwd?: string, env?: NodeJS.ProcessEnv }} options
 * @returns {Promise<string>} what it wrote
 */
export function runQuietly(command, args, { advice, cwd, env }) {
  return new Promise((resolve, reject) => {
    let output = "";
    const child = spawn(command, args, { cwd, env: env ?? process.env, stdio: ["ignore", "pipe", "pipe"] });
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text) => {
        output += text;
      });
    }
    const fail = (/** @type {string} */ reason) =>
      reject(
        new Stop([excerpt(output), `\`${[command, ...args].join(" ")}\` ${reason}.`, advice].join("\n")),
      );
    child.on("error", (error) => fail(`could not be started (${error.message})`));
    child.on("close", (code, signal) =>
      code === 0 ? resolve(output) : fail(`ended with ${signal ?? code}`),
    );
  });
}

/**
 * Runs a program on this console and resolves with its exit code.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<number>}
 */
export function runVisibly(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: "inherit" });
    child.on("error", (error) => reject(new Stop(`\`${command}\` could not be started: ${error.message}`)));
    child.on("close", (code) => resolve(code ?? 1));
  });
}

/**
 * The end of an output and, since npm explains the usage of a command after it has said what is wrong, its
 * beginning.
 *
 * @param {string} output
 */
function excerpt(output) {
  const lines = output.trim().split("\n");
  if (lines.length <= headLinesMax + tailLinesMax) {
    return lines.join("\n");
  }
  return [...lines.slice(0, headLinesMax), "[...]", ...lines.slice(-tailLinesMax)].join("\n");
}
