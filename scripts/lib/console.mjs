import { performance } from "node:perf_hooks";

/** An end that was foreseen: its message is a sentence for the person at the console, and no stack is shown. */
export class Stop extends Error {}

/** @param {string} text */
export function say(text) {
  process.stdout.write(`${text}\n`);
}

/** @param {number} ms */
export function formatSeconds(ms) {
  return ms < 10_000 ? `${(ms / 1000).toFixed(1)} s` : `${Math.round(ms / 1000)} s`;
}

/**
 * Says what begins, does it, and says how long it took.
 *
 * @template T
 * @param {string} label
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(label, work) {
  const startedAt = performance.now();
  process.stdout.write(`${label} ... `);
  try {
    const result = await work();
    say(`done in ${formatSeconds(performance.now() - startedAt)}`);
    return result;
  } catch (error) {
    say("failed");
    throw error;
  }
}

/**
 * Runs the body of a command. A `Stop` becomes a sentence on standard error and exit code 1.
 *
 * @param {() => Promise<number | undefined | void>} main resolves with the exit code
 */
export async function runCommand(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    console.error(error instanceof Stop ? `\n${error.message}` : error);
    process.exitCode = 1;
  }
}
