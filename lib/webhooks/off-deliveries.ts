import { noticeDeliveries } from "@/lib/channels/notice-deliveries";
import type { NewDelivery } from "@/lib/deliveries/delivery";
import type { StoredWebhook } from "./webhook";
import { webhookHref } from "./webhook-href";

/** What tells a webhook's channels that Facet has switched it off, and why. */
export function offDeliveries(webhook: StoredWebhook): Promise<NewDelivery[]> {
  const { organizationId, id, version, destination, config, notice, updatedAtMs } = webhook;
  const { host } = new URL(destination);
  return noticeDeliveries(organizationId, config.channels ?? [], {
    kind: "webhook_disabled",
    title: `Facet has switched the webhook to ${host} off`,
    lines: [notice, "Requests that land meanwhile are not sent. Its page switches it on and sends again."],
    source: host,
    group: null,
    value: null,
    threshold: null,
    facts: [],
    link: webhookHref(id),
    // It can be switched on and fail again: each time is an incident of its own.
    incidentKey: `webhook ${id} ${version}`,
    occurredAtMs: updatedAtMs,
  });
}
