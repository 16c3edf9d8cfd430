import type { z } from "zod";
import type { webhookSchema } from "@/lib/api/contract/webhooks";
import { printText } from "@/lib/filters/text/print";
import { openSecret } from "@/lib/sealed-secret";
import { filterOf } from "./matches";
import { standardKey } from "./signature";
import type { StoredWebhook } from "./webhook";

/**
 * A webhook in the API's words, with the key that signs its deliveries. A key that cannot be read any more is null: the
 * webhook can still be shown, given a new key, or deleted.
 */
export function answerWebhook(webhook: StoredWebhook): z.input<typeof webhookSchema> {
  const key = keyOf(webhook);
  const filter = filterOf(webhook.config);
  return {
    id: webhook.id,
    created_at: new Date(webhook.createdAtMs).toISOString(),
    updated_at: new Date(webhook.updatedAtMs).toISOString(),
    destination: webhook.destination,
    version: "2024-10-22",
    config: webhook.config,
    filter_text: filter === null ? null : printText(filter),
    include_data: webhook.includeData,
    is_enabled: webhook.isEnabled,
    notice: webhook.notice === "" ? null : webhook.notice,
    hmac_key: key,
    standard_key: key === null ? null : standardKey(key),
  };
}

function keyOf({ sealedSecret, id }: StoredWebhook): string | null {
  try {
    return openSecret(sealedSecret, id);
  } catch {
    return null;
  }
}
