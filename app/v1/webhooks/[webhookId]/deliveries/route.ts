import { listWebhookDeliveries } from "@/lib/api/contract/webhook-deliveries";
import { route, routes } from "@/lib/api/route";
import { answerDeliveries } from "@/lib/webhooks/delivery-log";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  GET: route(listWebhookDeliveries, async ({ params: { webhookId }, query }, { organizationId }) => ({
    data: await answerDeliveries(organizationId, webhookId, query),
    error: null,
  })),
});
