import { createWebhook as createContract, listWebhooks as listContract } from "@/lib/api/contract/webhooks";
import { route, routes } from "@/lib/api/route";
import { answerWebhook } from "@/lib/webhooks/answer-webhook";
import { createWebhook, listWebhooks } from "@/lib/webhooks/webhooks";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  GET: route(listContract, async (_, { organizationId }) => ({
    data: (await listWebhooks(organizationId)).map(answerWebhook),
    error: null,
  })),
  POST: route(createContract, async ({ body }, { organizationId }) => {
    const { destination, config, includeData = body.include_data ?? true } = body;
    const wanted = { sampleRate: 100, propertyFilters: [], ...config };
    const webhook = await createWebhook(organizationId, { destination, config: wanted, includeData });
    return { data: answerWebhook(webhook), error: null };
  }),
});
