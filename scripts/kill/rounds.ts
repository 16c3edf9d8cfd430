import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { startFacet } from "../harness/facet";
import { waitUntilDrained } from "../harness/pending";
import { providerEnvironment } from "../harness/provider-environment";
import { startProvider } from "../provider";
import { storedIds } from "./stored-ids";
import { startKillTraffic } from "./traffic";

export interface KillRound {
  /** Milliseconds from the first answer to the kill. */
  killedAfterMs: number;
  /** Calls of this round whose answer had arrived whole. */
  received: number;
  /** Rows after the restart, of all rounds so far. */
  rows: number;
  /** Over all rounds so far: received whole but without a row, and ids with more than one row. */
  lost: string[];
  duplicated: string[];
}

/**
 * Kills Facet with SIGKILL in the middle of concurrent traffic, again and again on the same data directory, and
 * after each restart compares what the callers received with what is stored.
 */
export async function* killRounds(count: number): AsyncGenerator<KillRound> {
  const dataDir = await mkdtemp(join(tmpdir(), "facet-kill-"));
  const provider = await startProvider({ capture: false, behaviour: "chunk-delay-ms=1" });
  const start = () => startFacet({ dataDir, env: providerEnvironment(provider.url) });
  const received: string[] = [];
  let facet = await start();
  try {
    for (let round = 0; round < count; round++) {
      const traffic = startKillTraffic(facet.baseUrl, facet.apiKey);
      await Promise.race([traffic.begun, traffic.ended]);
      const killedAfterMs = Math.round(Math.random() * 1_500);
      await delay(killedAfterMs);
      await facet.kill();
      await traffic.ended;
      received.push(...traffic.received);

      facet = await start();
      await waitUntilDrained(facet.baseUrl);
      const ids = await storedIds(facet);
      const stored = new Set(ids);
      yield {
        killedAfterMs,
        received: traffic.received.length,
        rows: ids.length,
        lost: received.filter((id) => !stored.has(id)),
        duplicated: repeated(ids),
      };
    }
  } finally {
    await facet.stop();
    await provider.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

function repeated(ids: readonly string[]): string[] {
  const seen = new Set<string>();
  return ids.filter((id) => seen.size === seen.add(id).size);
}
