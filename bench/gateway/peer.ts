import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { freePort } from "../../scripts/harness/free-port";

const folder = "bench/.peer";
const script = `${folder}/node_modules/@portkey-ai/gateway/build/start-server.js`;
/** A fresh install takes a newer `@hono/node-server`, with which every stream is answered 500. */
const manifest = {
  private: true,
  dependencies: { "@portkey-ai/gateway": "1.15.2" },
  overrides: { "@hono/node-server": "1.13.8" },
};

export interface Peer {
  port: number;
  pid: number;
  stop(): Promise<void>;
}

/** Portkey's gateway, installed on first use into a folder of its own and started on the loopback interface. */
export async function startPeer(): Promise<Peer> {
  if (!existsSync(script)) {
    console.log("Installing the peer, @portkey-ai/gateway 1.15.2, into bench/.peer ...");
    mkdirSync(folder, { recursive: true });
    writeFileSync(`${folder}/package.json`, JSON.stringify(manifest, null, 2));
    execFileSync("npm", ["install", "--omit=dev", "--no-audit", "--no-fund", "--loglevel=error"], {
      cwd: folder,
      stdio: "inherit",
    });
  }
  const port = await freePort();
  const loopbackOnly = new URL("./bench/gateway/loopback-only.mjs", `file://${process.cwd()}/`).href;
  const args = ["--import", loopbackOnly, script, "--headless", `--port=${port}`];
  const child = spawn(process.execPath, args, {
    env: { ...process.env, NODE_ENV: "production" },
    stdio: "ignore",
  });
  const ended = once(child, "exit");
  // It knows nothing of its parent, so it is ended also when the benchmark breaks off.
  process.once("exit", () => child.kill("SIGKILL"));
  await waitUntilItListens(port);
  return {
    port,
    pid: child.pid ?? 0,
    async stop() {
      child.kill("SIGKILL");
      await ended;
    },
  };
}

async function waitUntilItListens(port: number): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    const answers = await fetch(`http://127.0.0.1:${port}/`).then(
      () => true,
      () => false,
    );
    if (answers) {
      return;
    }
    await delay(100);
  }
  throw new Error("The peer did not start within 20 s.");
}
