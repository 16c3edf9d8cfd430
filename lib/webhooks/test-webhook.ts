import { v7 as newUuid } from "uuid";
import type { Delivery } from "@/lib/deliveries/delivery";
import { baseUrlOf } from "@/lib/installation/base-url";
import { insertDeliveries } from "@/lib/queries/insert-deliveries";
import { insertDeliveryAttempts } from "@/lib/queries/insert-delivery-attempts";
import { bodiesLink } from "./bodies-link";
import { exampleBodies, exampleRow, webhookPayload } from "./payload";
import { sendToWebhook } from "./send";
import { webhookKinds } from "./webhook";
import { findWebhook } from "./webhooks";

const timeoutMs = 10_000;

/**
 * Sends an example to a webhook at once and tells what came of it; it stands in the log like any other delivery, and is
 * not tried again.
 *
 * @throws ApiError `not_found`.
 */
export async function testWebhook(organizationId: string, webhookId: string, headers: Headers) {
  const webhook = await findWebhook(organizationId, webhookId);
  const id = newUuid();
  const startedAtMs = Date.now();
  const { includeData } = webhook;
  const { request_id: requestId, request_created_at: createdAt } = exampleRow;
  const linked = { organizationId, requestId, createdAtMs: Date.parse(createdAt) };
  const payload = webhookPayload(exampleRow, {
    bodies: exampleBodies,
    deliveryId: id,
    includeData,
    bodiesUrl: bodiesLink(baseUrlOf(headers), linked),
  });
  const destinationId = webhookId;
  const delivery: Delivery = {
    ...{ organizationId, id, destinationId, payload, kind: webhookKinds.test, createdAtMs: startedAtMs },
    subject: "test",
    replayOf: null,
  };
  await insertDeliveries([delivery]);
  const result = await sendToWebhook(webhook, delivery, new AbortController().signal, timeoutMs);
  const isDelivered = result.outcome === "delivered";
  await insertDeliveryAttempts([
    {
      ...{ organizationId, destinationId, deliveryId: id, attempt: 1, atMs: startedAtMs, nextAtMs: null },
      outcome: isDelivered ? "delivered" : "failed",
      error: result.error,
      exchange: result.exchange,
      durationMs: Date.now() - startedAtMs,
    },
  ]);
  const status = result.exchange?.status ?? null;
  const message = isDelivered ? `The receiver answered ${status}.` : (result.error ?? "It did not arrive.");
  return { success: isDelivered, message, delivery_id: id, status };
}
