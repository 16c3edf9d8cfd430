import { database } from "@/lib/clickhouse";
import type { StoredWebhook } from "@/lib/webhooks/webhook";
import { timeParameter } from "./time-parameter";

/** Adds a version of a webhook. */
export function insertWebhook(webhook: StoredWebhook): Promise<void> {
  const line = JSON.stringify({
    organization_id: webhook.organizationId,
    id: webhook.id,
    version: webhook.version,
    revision: webhook.revision,
    destination: webhook.destination,
    config: JSON.stringify(webhook.config),
    include_data: webhook.includeData,
    sealed_secret: webhook.sealedSecret,
    is_enabled: webhook.isEnabled,
    notice: webhook.notice,
    created_at: timeParameter(webhook.createdAtMs),
    updated_at: timeParameter(webhook.updatedAtMs),
    is_deleted: webhook.isDeleted,
  });
  return database().insert("webhooks", line, "webhooks.insert");
}
