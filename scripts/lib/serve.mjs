import { spawn } from "node:child_process";
import { Stop, say } from "./console.mjs";
import { inRoot, root } from "./paths.mjs";

/** Signals that follow the first one within this time are echoes: a terminal and npm both pass Ctrl-C on. */
const echoMs = 1_000;

/**
 * Runs the built server on this console until it ends, and passes signals on to it: the first asks it to drain
 * and stop, a later one ends it at once.
 *
 * @param {Record<string, string>} [env] added to this process's own
 * @param {() => void} [onStop] called before the server is asked to stop
 * @returns {Promise<number>} its exit code
 */
export function serve(env = {}, onStop = () => {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [inRoot("dist", "server.mjs")], {
      cwd: root,
      env: { ...serverEnvironment(), ...env },
      // The channel tells the server when this process is gone, however that happened.
      stdio: ["ignore", "inherit", "inherit", "ipc"],
      // In a group of its own, or Ctrl-C would reach it twice: from the terminal and from here.
      detached: true,
    });
    const stop = () => {
      onStop();
      child.kill("SIGTERM");
    };
    onSignals(stop, () => child.kill("SIGKILL"));
    onEndOfNpm(stop);
    child.on("error", (error) => reject(new Stop(`The server could not be started: ${error.message}`)));
    child.on("close", (code, signal) => resolve(signal === null ? (code ?? 1) : 128 + 9));
  });
}

/** @returns {NodeJS.ProcessEnv} */
function serverEnvironment() {
  return {
    // libuv reads this once, before any script runs. Queries of the embedded engine each hold a thread.
    UV_THREADPOOL_SIZE: "16",
    ...process.env,
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
  };
}

/**
 * @param {() => void} stop
 * @param {() => void} stopAtOnce
 */
function onSignals(stop, stopAtOnce) {
  let firstAtMs = 0;
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
    process.on(signal, () => {
      if (firstAtMs === 0) {
        firstAtMs = Date.now();
        stop();
      } else if (Date.now() - firstAtMs > echoMs) {
        say("Stopping at once; what is already on disk is kept for the next start.");
        stopAtOnce();
      }
    });
  }
}

/**
 * npm runs this process in its own place (`exec` in package.json), so it gets the signals that npm gets. Only when
 * npm is killed outright nobody tells; then the parent changes.
 *
 * @param {() => void} stop
 */
function onEndOfNpm(stop) {
  const npm = process.ppid;
  if (!process.env.npm_lifecycle_event) {
    return;
  }
  const timer = setInterval(() => {
    if (process.ppid !== npm) {
      clearInterval(timer);
      stop();
    }
  }, 1_000);
  timer.unref();
}
