import { createServer, type Server } from "node:http";
import { fileURLToPath } from "node:url";
import next from "next";
import { apiKeysReady } from "@/lib/auth/api-keys";
import { deliveryQueue } from "@/lib/deliveries";
import { editRunner } from "@/lib/edits";
import { EnvError, env } from "@/lib/env";
import { ApiError } from "@/lib/errors";
import { handleNodeCall, openGateway } from "@/lib/gateway";
import { limitsReady } from "@/lib/limits";
import { log } from "@/lib/log";
import { openRecorder } from "@/lib/recorder";
import { closeProcessSingletons } from "@/lib/registry";
import { startScheduler } from "@/lib/scheduler";
import { announce } from "@/lib/server/announce";
import { drain } from "@/lib/server/drain";
import { listen, localUrl, StartError } from "@/lib/server/listen";

/** Calls under way get this long to end when Facet is asked to stop. */
const drainTimeoutMs = 10_000;
/** A stop that has not come to its end by then is broken off. */
const stopTimeoutMs = 45_000;
/** Room for many and long property headers. */
const headerBytesMax = 256 * 1024;
/** Longer than the idle timeout of common load balancers, so that they never send into a closing connection. */
const keepAliveTimeoutMs = 65_000;

async function start(): Promise<Server> {
  const { PORT, HOST } = env();
  openRecorder(fileURLToPath(new URL("preparer-worker.mjs", import.meta.url)));
  openGateway();
  const dashboard = next({
    dev: false,
    dir: fileURLToPath(new URL("..", import.meta.url)),
    hostname: HOST,
    port: PORT,
  });
  const handlePage = dashboard.getRequestHandler();
  await Promise.all([apiKeysReady(), limitsReady(), dashboard.prepare()]);
  // Takes up the edits an earlier process left unfinished.
  editRunner();
  // Takes up the deliveries an earlier process left undone.
  deliveryQueue();
  startScheduler();
  const server = createServer({ maxHeaderSize: headerBytesMax }, (req, res) => {
    if (!handleNodeCall(req, res)) {
      void handlePage(req, res);
    }
  });
  server.keepAliveTimeout = keepAliveTimeoutMs;
  server.headersTimeout = keepAliveTimeoutMs + 1_000;
  // An upload may be long and its line slow; the time until the head is limited above.
  server.requestTimeout = 0;
  const port = await listen(server, PORT, HOST);
  announce(localUrl(HOST, port));
  return server;
}

let isStopping = false;

async function stop(server: Server): Promise<void> {
  if (isStopping) {
    return;
  }
  isStopping = true;
  let step = "calls under way";
  const lastResort = setTimeout(() => {
    log().fatal({ step }, "Stopping does not get on and is given up; what was recorded waits on disk");
    process.kill(process.pid, "SIGKILL");
  }, stopTimeoutMs);
  await drain(server, drainTimeoutMs);
  await closeProcessSingletons((name) => {
    step = name;
  });
  clearTimeout(lastResort);
  process.exit(0);
}

function fail(error: unknown): never {
  const isForeseen = error instanceof StartError || error instanceof EnvError || error instanceof ApiError;
  console.error(isForeseen ? error.message : error);
  process.exit(1);
}

try {
  const server = await start();
  const stopOrFail = () => void stop(server).catch(fail);
  process.on("SIGTERM", stopOrFail);
  process.on("SIGINT", stopOrFail);
  // The channel to the process that started this one breaks when that one dies.
  process.on("disconnect", stopOrFail);
  process.on("unhandledRejection", (error) => log().error({ err: error }, "A rejection was not handled"));
} catch (error) {
  fail(error);
}
