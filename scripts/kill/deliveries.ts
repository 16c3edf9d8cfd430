import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { z } from "zod";
import { type Facet, startFacet } from "../harness/facet";
import { postJson } from "../harness/post-json";
import { providerEnvironment } from "../harness/provider-environment";
import { startReceiver } from "../harness/receiver";
import { sendCalls } from "../harness/send-calls";
import { startProvider } from "../provider";

export interface KilledDeliveries {
  /** Calls whose answer had arrived whole. */
  calls: number;
  /** Requests of which the receiver took a delivery. */
  delivered: number;
  /** Received whole, but never delivered within the time. */
  lost: string[];
  /** Deliveries the receiver took though it had taken the same one before. */
  repeated: number;
  /** Deliveries the receiver refused. */
  refused: number;
  kills: number;
  /** From the last call to the last delivery. */
  tailMs: number;
  totalMs: number;
}

const callers = 16;
const kills = 3;
const callsAtOnce = 10;
const payloadSchema = z.object({ request_id: z.string() });
/** Short, so that a measurement does not take the day a delivery may take; with a third failing, 20 attempts do. */
const retries = [1, 1, 1, 2, 2, 2, ...Array.from({ length: 14 }, () => 3)].join();

/**
 * Sends calls through a Facet that a webhook listens to, kills it with SIGKILL while deliveries are on their way to a
 * receiver that refuses a third of them, and counts what came through.
 */
export async function killDeliveries(count: number, timeoutMs: number): Promise<KilledDeliveries> {
  const dataDir = await mkdtemp(join(tmpdir(), "facet-deliveries-"));
  const provider = await startProvider({ capture: false });
  const taken = new Map<string, number>();
  let refused = 0;
  let lastTakenAtMs = 0;
  const receiver = await startReceiver(({ body }, _, received) => {
    received.length = 0;
    if (Math.random() < 1 / 3) {
      refused += 1;
      return { status: 503 };
    }
    const { request_id } = payloadSchema.parse(JSON.parse(body));
    taken.set(request_id, (taken.get(request_id) ?? 0) + 1);
    lastTakenAtMs = Date.now();
    return undefined;
  });
  const env = {
    ...providerEnvironment(provider.url),
    FACET_ALLOW_PRIVATE_TARGETS: "1",
    FACET_DELIVERY_RETRIES: retries,
  };
  const start = () => startFacet({ dataDir, env });
  let facet = await start();
  try {
    await postJson(facet, "/v1/webhooks", { destination: receiver.url });
    const startedAtMs = Date.now();
    const answered: string[] = [];
    const current = () => facet;
    const traffic = Promise.all(Array.from({ length: callers }, () => call(count, answered, current)));
    for (let kill = 1; kill <= kills; kill++) {
      await until(() => taken.size >= (count * kill) / (kills + 2), timeoutMs);
      await facet.kill();
      facet = await start();
    }
    await traffic;
    const lastCallAtMs = Date.now();
    const missing = () => answered.filter((id) => !taken.has(id));
    await until(() => missing().length === 0, timeoutMs);
    const deliveries = [...taken.values()].reduce((sum, times) => sum + times, 0);
    return {
      calls: answered.length,
      delivered: taken.size,
      lost: missing(),
      repeated: deliveries - taken.size,
      refused,
      kills,
      tailMs: Math.max(0, lastTakenAtMs - lastCallAtMs),
      totalMs: Date.now() - startedAtMs,
    };
  } finally {
    await facet.stop();
    await receiver.close();
    await provider.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** One caller of several: sends until there are enough answers, through all kills. */
async function call(count: number, answered: string[], current: () => Facet): Promise<void> {
  while (answered.length < count) {
    const { baseUrl, apiKey } = current();
    try {
      for (const { requestId } of await sendCalls(Math.min(callsAtOnce, count), { baseUrl, apiKey })) {
        answered.push(requestId);
      }
    } catch {
      // Killed; the calls of this turn that were answered may be delivered all the same.
      await delay(200);
    }
  }
}

async function until(isSo: () => boolean, timeoutMs: number): Promise<void> {
  const deadlineMs = Date.now() + timeoutMs;
  while (!isSo() && Date.now() < deadlineMs) await delay(50);
}
