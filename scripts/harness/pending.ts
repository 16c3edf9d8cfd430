import { setTimeout as delay } from "node:timers/promises";

/** Calls and edits that a running Facet has on disk but not yet in its database, as `/api/ready` tells. */
export async function pendingRecords(baseUrl: string): Promise<number> {
  const text = await fetch(`${baseUrl}/api/ready`).then((response) => response.text());
  const pending = /"pending":(\d+)/.exec(text)?.[1];
  if (pending === undefined) {
    throw new Error(`/api/ready tells no number of pending records: ${text}`);
  }
  return Number(pending);
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
