import { getWebhookDelivery } from "@/lib/api/contract/webhook-deliveries";
import { route, routes } from "@/lib/api/route";
import { answerDelivery } from "@/lib/webhooks/delivery-log";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  GET: route(getWebhookDelivery, async ({ params: { webhookId, deliveryId } }, { organizationId }) => ({
    data: await answerDelivery(organizationId, webhookId, deliveryId),
    error: null,
  })),
});
