import { createHash } from "node:crypto";
import { v5 as uuidFromName } from "uuid";
import type { z } from "zod";
import { deliveryQueue } from "@/lib/deliveries";
import { type landedSchema, webhookMatcher } from "./match";
import { currentWebhooks } from "./webhook-book";

const batchNamespace = "3b0a6a55-0a2f-4f7e-8f51-7a1c4f5f9d02";

interface LandedCall {
  organizationId: string;
  requestId: string;
  createdAtMs: number;
}

/**
 * Notes down that requests have landed, for the webhooks of their organizations; nothing where there are none. The
 * recorder keeps its batch until this has resolved, so that a crash loses no match.
 *
 * @param mayRepeat whether the same batch may have been told of before.
 * @throws ApiError `storage_unavailable`.
 */
export async function requestsLanded(calls: readonly LandedCall[], mayRepeat: boolean): Promise<void> {
  const webhooks = [...(await currentWebhooks()).values()].filter(({ isEnabled }) => isEnabled);
  for (const organizationId of new Set(webhooks.map((webhook) => webhook.organizationId))) {
    const own = calls.filter((call) => call.organizationId === organizationId);
    if (own.length === 0) continue;
    const landed: z.input<typeof landedSchema> = {
      calls: own.map(({ requestId, createdAtMs }) => ({ requestId, createdAtMs })),
    };
    const payload = JSON.stringify(landed);
    const id = uuidFromName(createHash("sha256").update(payload).digest("hex"), batchNamespace);
    const subject = `${own.length} requests`;
    const delivery = {
      id,
      organizationId,
      kind: webhookMatcher.kind,
      destinationId: organizationId,
      subject,
      payload,
    };
    await deliveryQueue().enqueue([delivery], { mayExist: mayRepeat });
  }
}
