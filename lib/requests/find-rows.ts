import { findRequests } from "@/lib/queries/find-requests";
import type { StoredRequest } from "@/lib/queries/request-columns";
import { recorder } from "@/lib/recorder";
import { uuidTime } from "./uuid-time";

/** An id is made when its call arrives; a caller who sends its own may have made it a little before. */
const windowBeforeMs = 1_000;
const windowAfterMs = 10 * 60_000;
/** How long a look-up waits for calls on their way to the database. */
const flushTimeoutMs = 2_000;

/**
 * The requests with these ids, newest first, also those that were answered a moment ago and are still on their
 * way to the database. Unknown ids are left out.
 */
export async function findStoredRequests(
  organizationId: string,
  requestIds: readonly string[],
): Promise<StoredRequest[]> {
  const found = await findLanded(organizationId, requestIds);
  if (found.length === new Set(requestIds).size || recorder().health().pending === 0) {
    return found;
  }
  // A database that takes no rows makes this wait in vain; what it already has is the best answer then.
  await recorder()
    .flush(flushTimeoutMs)
    .catch(() => undefined);
  return findLanded(organizationId, requestIds);
}

async function findLanded(organizationId: string, requestIds: readonly string[]): Promise<StoredRequest[]> {
  const ids = [...new Set(requestIds.map((id) => id.toLowerCase()))];
  if (ids.length === 0) {
    return [];
  }
  const near = await findNear(organizationId, ids);
  const foundNear = new Set(near.map(({ requestId }) => requestId));
  const missing = ids.filter((id) => !foundNear.has(id));
  const far = missing.length > 0 ? await findRequests(organizationId, missing) : [];
  return [...near, ...far].sort((a, b) => b.createdAtMs - a.createdAtMs);
}

/** Those found at the time their own id names. */
async function findNear(organizationId: string, ids: readonly string[]): Promise<StoredRequest[]> {
  const times = ids.map(uuidTime).filter((timeMs) => timeMs !== undefined);
  if (times.length === 0) {
    return [];
  }
  return findRequests(organizationId, ids, {
    fromMs: Math.min(...times) - windowBeforeMs,
    toMs: Math.max(...times) + windowAfterMs,
  });
}
