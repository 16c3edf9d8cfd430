import { setTimeout as delay } from "node:timers/promises";
import { z } from "zod";

const readinessSchema = z.object({ spool: z.object({ calls: z.number() }) });

/** Calls and edits that a running Facet has on disk but not yet in its database, as `/api/ready` tells. */
export async function pendingRecords(baseUrl: string): Promise<number> {
  const response = await fetch(`${baseUrl}/api/ready`);
  return readinessSchema.parse(await response.json()).spool.calls;
}

/** Resolves when every record is in the database. */
export async function waitUntilDrained(baseUrl: string, timeoutMs = 60_000): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while ((await pendingRecords(baseUrl)) > 0) {
    if (Date.now() > deadline) {
      throw new Error(`Records were still on their way to the database after ${timeoutMs / 1000} s.`);
    }
    await delay(50);
  }
}
