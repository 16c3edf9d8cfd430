import type { z } from "zod";
import type { deliveryDetailSchema, deliverySchema } from "@/lib/api/contract/webhook-deliveries";
import { deliveryNotFound, replayDeliveries, replayDelivery } from "@/lib/deliveries/replay";
import { ApiError } from "@/lib/errors";
import type { DeliveryState } from "@/lib/queries/delivery-states";
import { getDeliveries } from "@/lib/queries/get-deliveries";
import { type ListedDelivery, listDeliveries } from "@/lib/queries/list-deliveries";
import { listDeliveryAttempts } from "@/lib/queries/list-delivery-attempts";
import { webhookKinds } from "./webhook";
import { findWebhook } from "./webhooks";

type AnsweredDelivery = z.input<typeof deliverySchema>;

const kinds = Object.values(webhookKinds);
const replayedAtOnce = 200;
/** One call does not take longer than about a minute. */
const replayedMax = 10_000;

interface Page {
  state?: DeliveryState;
  /** The last delivery of the page before. */
  after?: string;
  limit: number;
}

/**
 * A page of the deliveries of a webhook, the newest first, in the API's words.
 *
 * @throws ApiError `not_found`.
 */
export async function answerDeliveries(organizationId: string, webhookId: string, page: Page) {
  await findWebhook(organizationId, webhookId);
  const where = { organizationId, destinationId: webhookId, kinds };
  const after =
    page.after === undefined ? undefined : await findDelivery(organizationId, webhookId, page.after);
  const found = await listDeliveries({ ...where, state: page.state, after, limit: page.limit + 1 });
  return { deliveries: found.slice(0, page.limit).map(answered), has_more: found.length > page.limit };
}

/**
 * A delivery with what was sent and what came back.
 *
 * @throws ApiError `not_found`.
 */
export async function answerDelivery(
  organizationId: string,
  webhookId: string,
  id: string,
): Promise<z.input<typeof deliveryDetailSchema>> {
  const listed = await findDelivery(organizationId, webhookId, id);
  const [[stored], tries] = await Promise.all([
    getDeliveries(organizationId, webhookId, [id]),
    listDeliveryAttempts(organizationId, webhookId, id),
  ]);
  return {
    ...answered(listed),
    payload: stored?.payload ?? "",
    tries: tries.map(({ attempt, atMs, outcome, durationMs, error, exchange }) => ({
      attempt,
      at: isoTime(atMs),
      outcome,
      duration_ms: durationMs,
      error,
      url: exchange?.url ?? null,
      request_headers: exchange?.requestHeaders ?? {},
      status: exchange?.status ?? null,
      response_headers: exchange?.responseHeaders ?? {},
      response_body: exchange?.responseBody ?? "",
    })),
  };
}

/**
 * Sends a delivery once more.
 *
 * @throws ApiError `not_found`, or `conflict` when its webhook is switched off, or it is a test.
 */
export async function replay(organizationId: string, webhookId: string, id: string): Promise<string> {
  await enabledWebhook(organizationId, webhookId);
  const { kind } = await findDelivery(organizationId, webhookId, id);
  if (kind === webhookKinds.test) {
    throw new ApiError("conflict", "A test is not replayed: send another one.");
  }
  return replayDelivery(organizationId, webhookId, { id, kind });
}

/**
 * Sends once more what failed or was cancelled since a time and was not replayed since.
 *
 * @throws ApiError `not_found`, or `conflict` when the webhook is switched off.
 */
export async function replayFailed(organizationId: string, webhookId: string, sinceMs: number) {
  await enabledWebhook(organizationId, webhookId);
  const where = { organizationId, destinationId: webhookId, kinds: [webhookKinds.request] };
  const all = await listDeliveries({ ...where, sinceMs, limit: 10 * replayedMax });
  const replayed = new Set(all.map(({ replayOf }) => replayOf));
  const lost = all.filter(
    ({ id, state, replayOf }) =>
      (state === "failed" || state === "cancelled") && replayOf === null && !replayed.has(id),
  );
  const ids = lost.slice(0, replayedMax).map(({ id }) => id);
  // The oldest first, as they would have come.
  ids.reverse();
  for (let at = 0; at < ids.length; at += replayedAtOnce) {
    const some = ids.slice(at, at + replayedAtOnce);
    await replayDeliveries(organizationId, webhookId, some, webhookKinds.request);
  }
  return { replayed: ids.length, remaining: lost.length - ids.length };
}

async function enabledWebhook(organizationId: string, webhookId: string): Promise<void> {
  const { isEnabled } = await findWebhook(organizationId, webhookId);
  if (!isEnabled) throw new ApiError("conflict", "The webhook is switched off: switch it on first.");
}

async function findDelivery(
  organizationId: string,
  destinationId: string,
  id: string,
): Promise<ListedDelivery> {
  const [found] = await listDeliveries({ organizationId, destinationId, kinds, id, limit: 1 });
  if (!found) throw deliveryNotFound(id);
  return found;
}

function answered(delivery: ListedDelivery): AnsweredDelivery {
  const { id, kind, subject, replayOf, state, attempts, status, error } = delivery;
  return {
    id,
    request_id: kind === webhookKinds.request ? subject : null,
    is_test: kind === webhookKinds.test,
    replay_of: replayOf,
    created_at: isoTime(delivery.createdAtMs),
    state,
    attempts,
    last_attempt_at: delivery.lastAtMs === null ? null : isoTime(delivery.lastAtMs),
    next_attempt_at: delivery.nextAtMs === null ? null : isoTime(delivery.nextAtMs),
    status,
    error: error === "" ? null : error,
  };
}

function isoTime(timeMs: number): string {
  return new Date(timeMs).toISOString();
}
