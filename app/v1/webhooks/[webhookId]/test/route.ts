import { testWebhook as testContract } from "@/lib/api/contract/webhooks";
import { route, routes } from "@/lib/api/route";
import { testWebhook } from "@/lib/webhooks/test-webhook";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  POST: route(testContract, async ({ params: { webhookId } }, { organizationId }, { headers }) => ({
    data: await testWebhook(organizationId, webhookId, headers),
    error: null,
  })),
});
