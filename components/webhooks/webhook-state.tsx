import { Badge } from "@/components/ui/badge";
import type { ListedWebhook } from "./webhook-schema";

/** Whether a webhook sends. */
export function WebhookState({ webhook }: { webhook: ListedWebhook }) {
  if (webhook.is_enabled) return <Badge tone="success">On</Badge>;
  return webhook.notice === null ? <Badge>Off</Badge> : <Badge tone="danger">Off: failing</Badge>;
}
