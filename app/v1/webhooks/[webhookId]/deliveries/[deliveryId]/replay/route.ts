import { replayWebhookDelivery } from "@/lib/api/contract/webhook-deliveries";
import { route, routes } from "@/lib/api/route";
import { replay } from "@/lib/webhooks/delivery-log";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  POST: route(replayWebhookDelivery, async ({ params: { webhookId, deliveryId } }, { organizationId }) => ({
    data: { delivery_id: await replay(organizationId, webhookId, deliveryId) },
    error: null,
  })),
});
