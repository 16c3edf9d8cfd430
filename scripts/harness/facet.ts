import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { freePort } from "./free-port";
import { waitUntilReady } from "./ready";

export interface FacetOptions {
  /** Kept when given; otherwise a temporary directory that goes when the server stops. */
  dataDir?: string;
  /** Added to the environment, such as `OPENAI_BASE_URL`. An empty value unsets. */
  env?: Record<string, string>;
  /** Another way to run the checkout, such as `next start`; the built server when absent. */
  command?: readonly string[];
}

/** The built product in a process of its own, as `npm start` runs it. */
export interface Facet {
  /** Such as `http://127.0.0.1:40123`, without a slash at the end. */
  baseUrl: string;
  /** A read and write key of the default organization. */
  apiKey: string;
  dataDir: string;
  pid: number;
  /** What it has written to the console so far. */
  output(): string;
  /** Waits for the link that signs a browser in, which is printed when there is no password. */
  signInLink(): Promise<string>;
  /** Asks it to drain and stop. Resolves with its exit code. */
  stop(): Promise<number | null>;
  /** Ends it at once, as a crash would; the data directory stays. */
  kill(): Promise<void>;
}

export const testApiKey = "sk-facet-test-0123456789abcdef";

const startTimeoutMs = 60_000;
const serverPath = "dist/server.mjs";

/** Starts Facet on a free port and resolves when its storage answers. */
export async function startFacet(options: FacetOptions = {}): Promise<Facet> {
  const command = options.command ?? [process.execPath, serverPath];
  if (!options.command && !existsSync(serverPath)) {
    throw new Error(`${serverPath} is missing: run \`npm run build\` first, or \`npm test\`, which does.`);
  }
  const port = await freePort();
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), "facet-")));
  const child = spawn(command[0] ?? "", command.slice(1), {
    env: environment({ PORT: String(port), FACET_DATA_DIR: dataDir, ...options.env }),
    // The channel lets the server notice when this process dies, so that a broken-off run leaves none behind.
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  const exited = once(child, "close");
  const removeData = async () => {
    if (!options.dataDir) {
      await rm(dataDir, { recursive: true, force: true });
    }
  };
  const baseUrl = `http://127.0.0.1:${port}`;
  try {
    await requireReady(child, baseUrl, () => output);
  } catch (error) {
    child.kill("SIGKILL");
    await exited;
    await removeData();
    throw error;
  }
  return {
    baseUrl,
    apiKey: options.env?.FACET_API_KEY ?? testApiKey,
    dataDir,
    pid: child.pid ?? 0,
    output: () => output,
    signInLink: () => signInLink(() => output),
    async stop() {
      child.kill("SIGTERM");
      await exited;
      await removeData();
      return child.exitCode;
    },
    async kill() {
      child.kill("SIGKILL");
      await exited;
    },
  };
}

/** This process's environment without what would steer Facet from outside the test. */
function environment(own: Record<string, string>): NodeJS.ProcessEnv {
  const steering = /^(FACET_|CLICKHOUSE_|PORT$|HOST$)|_(API_KEY|BASE_URL)$/;
  const inherited = Object.entries(process.env).filter(([name]) => !steering.test(name));
  return {
    ...Object.fromEntries(inherited),
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
    UV_THREADPOOL_SIZE: "16",
    HOST: "127.0.0.1",
    FACET_API_KEY: testApiKey,
    FACET_LOG_LEVEL: "warn",
    ...own,
  };
}

async function requireReady(child: ChildProcess, baseUrl: string, output: () => string): Promise<void> {
  const deadline = Date.now() + startTimeoutMs;
  const isGone = () => child.exitCode !== null || child.signalCode !== null;
  await waitUntilReady(baseUrl, () => isGone() || Date.now() > deadline);
  if (isGone()) {
    throw new Error(`Facet ended while starting (${child.exitCode ?? child.signalCode}):\n${output()}`);
  }
  if (Date.now() > deadline) {
    throw new Error(`Facet was not ready after ${startTimeoutMs / 1000} s:\n${output()}`);
  }
}

async function signInLink(output: () => string): Promise<string> {
  const deadline = Date.now() + 10_000;
  while (Date.now() < deadline) {
    const link = /https?:\/\/\S*sign-in\S*/.exec(output())?.[0];
    if (link) {
      return link;
    }
    await delay(50);
  }
  throw new Error(`Facet printed no sign-in link:\n${output()}`);
}
