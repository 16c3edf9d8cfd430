import { v5 as uuidFromName } from "uuid";
import { z } from "zod";
import type { DeliverySender, NewDelivery, SendContext } from "@/lib/deliveries/delivery";
import { baseUrlOf } from "@/lib/installation/base-url";
import { getBodyHeads } from "@/lib/queries/get-body-heads";
import { matchRequests } from "@/lib/queries/match-requests";
import type { StoredRequest } from "@/lib/queries/request-columns";
import { readRows } from "@/lib/requests/read-rows";
import { bodiesLink } from "./bodies-link";
import { filterOf, isSampled } from "./matches";
import { bodyHeadChars, webhookPayload } from "./payload";
import { type StoredWebhook, webhookKinds } from "./webhook";
import { currentWebhooks } from "./webhook-book";

/** Requests that are looked at by one statement, and those whose bodies are read at once. */
const perStatement = 500;
const perRead = 50;

const deliveryNamespace = "0d8f0c39-6f0e-4f2c-93c0-2f5d3a9c4b11";

/** Requests that landed together, to be held against the webhooks of their organization. */
export const landedSchema = z.object({
  calls: z.array(z.object({ requestId: z.string(), createdAtMs: z.number() })),
});

/**
 * Holds requests that have landed against the webhooks and adds a delivery for each match. It is a delivery itself, so
 * that it is done though the process dies, and the recorder does not wait for it.
 */
export const webhookMatcher: DeliverySender = {
  kind: "webhook-match",
  concurrency: 1,
  send: async ({ organizationId, payload }, context) => {
    const { calls } = landedSchema.parse(JSON.parse(payload));
    const faults: unknown[] = [];
    for (const webhook of (await currentWebhooks()).values()) {
      if (webhook.organizationId !== organizationId || !webhook.isEnabled) continue;
      // One whose filter the engine chokes on must not keep the others from theirs.
      await matchWebhook(webhook, calls, context).catch((fault: unknown) => faults.push(fault));
    }
    if (faults.length > 0) throw faults[0];
    return { outcome: "delivered", error: null, exchange: null };
  },
};

type Calls = z.infer<typeof landedSchema>["calls"];

async function matchWebhook(
  webhook: StoredWebhook,
  calls: Calls,
  { mayRepeat, enqueue }: SendContext,
): Promise<void> {
  const filter = filterOf(webhook.config);
  if (!filter) throw new Error(`The filter of the webhook ${webhook.id} cannot be read.`);
  const sampled = calls.filter(({ requestId }) => isSampled(requestId, webhook.config.sampleRate));
  for (let at = 0; at < sampled.length; at += perStatement) {
    const some = sampled.slice(at, at + perStatement);
    const matching = await matchRequests(webhook.organizationId, some, filter);
    for (let from = 0; from < matching.length; from += perRead) {
      const deliveries = await deliveriesOf(webhook, matching.slice(from, from + perRead));
      await enqueue(deliveries, { mayExist: mayRepeat });
    }
  }
}

async function deliveriesOf(webhook: StoredWebhook, requests: StoredRequest[]): Promise<NewDelivery[]> {
  const { organizationId, id: destinationId, includeData } = webhook;
  const baseUrl = baseUrlOf(new Headers());
  const [rows, heads] = await Promise.all([
    readRows(organizationId, requests, { includeBodies: false }),
    getBodyHeads(organizationId, requests, bodyHeadChars),
  ]);
  return rows.map((row) => {
    const id = uuidFromName(
      `${destinationId} ${row.request_id} ${row.request_created_at}`,
      deliveryNamespace,
    );
    return {
      ...{ organizationId, destinationId, id, kind: webhookKinds.request, subject: row.request_id },
      payload: webhookPayload(row, {
        bodies: heads.get(row.request_id) ?? { requestBody: "", responseBody: "" },
        deliveryId: id,
        includeData,
        bodiesUrl: bodiesLink(baseUrl, {
          organizationId,
          requestId: row.request_id,
          createdAtMs: Date.parse(row.request_created_at),
        }),
      }),
    };
  });
}
