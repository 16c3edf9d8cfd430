import { replayFailedWebhookDeliveries } from "@/lib/api/contract/webhook-deliveries";
import { route, routes } from "@/lib/api/route";
import { replayFailed } from "@/lib/webhooks/delivery-log";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  POST: route(replayFailedWebhookDeliveries, async ({ params, body }, { organizationId }) => {
    const sinceMs = body.since === undefined ? 0 : Date.parse(body.since);
    return { data: await replayFailed(organizationId, params.webhookId, sinceMs), error: null };
  }),
});
