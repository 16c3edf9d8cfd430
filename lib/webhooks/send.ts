import type { Attempt, Delivery, DeliverySender, SendContext, SendResult } from "@/lib/deliveries/delivery";
import { postDelivery } from "@/lib/deliveries/post";
import { log } from "@/lib/log";
import { hasDeliveredSince } from "@/lib/queries/has-delivered-since";
import { processSingleton } from "@/lib/registry";
import { openSecret } from "@/lib/sealed-secret";
import { offDeliveries } from "./off-deliveries";
import { signatureHeaders } from "./signature";
import { type StoredWebhook, webhookKinds } from "./webhook";
import { currentWebhooks } from "./webhook-book";
import { changeWebhook } from "./webhooks";

/** Sends what is for a webhook to its destination. */
export const webhookSender: DeliverySender = {
  kind: webhookKinds.request,
  concurrency: 8,
  send: async (delivery, { signal }) => {
    const webhook = (await currentWebhooks()).get(delivery.destinationId);
    if (!webhook) return cancelled("The webhook was deleted.");
    if (!webhook.isEnabled) return cancelled("The webhook is switched off.");
    return sendToWebhook(webhook, delivery, signal);
  },
  gaveUp: switchOff,
};

/** One attempt to send a delivery, signed as of now. */
export function sendToWebhook(
  webhook: StoredWebhook,
  { id, replayOf, payload }: Pick<Delivery, "id" | "replayOf" | "payload">,
  signal: AbortSignal,
  timeoutMs?: number,
): Promise<SendResult> {
  const key = openSecret(webhook.sealedSecret, webhook.id);
  const signed = { messageId: replayOf ?? id, body: payload, atMs: Date.now() };
  const headers = signatureHeaders(key, signed);
  return postDelivery({ url: webhook.destination, body: payload, headers, signal, timeoutMs });
}

/** Switches a webhook off to which nothing came through for as long as one delivery was tried. */
async function switchOff(
  { organizationId, destinationId, createdAtMs }: Delivery,
  last: Attempt,
  { enqueue }: Pick<SendContext, "enqueue">,
): Promise<void> {
  const webhook = (await currentWebhooks()).get(destinationId);
  // Several deliveries come to their end at once, and the first of them is enough.
  const underWay = processSingleton("webhooks-switching-off", () => new Set<string>());
  if (!webhook?.isEnabled || underWay.has(destinationId)) return;
  underWay.add(destinationId);
  try {
    const isGone = last.exchange?.status === 410;
    if (!isGone && (await hasDeliveredSince(organizationId, destinationId, createdAtMs))) return;
    const notice = isGone
      ? "The receiver answered 410: it wants nothing more."
      : `Nothing came through since ${new Date(createdAtMs).toISOString()}, in as many attempts as Facet makes. ${last.error ?? ""}`;
    const off = await changeWebhook(organizationId, destinationId, {
      isEnabled: false,
      notice: notice.trim(),
    });
    log().warn(
      { webhook: destinationId, notice },
      "A webhook was switched off, as its destination takes nothing",
    );
    await enqueue(await offDeliveries(off));
  } finally {
    underWay.delete(destinationId);
  }
}

function cancelled(error: string): SendResult {
  return { outcome: "cancelled", error, exchange: null };
}
