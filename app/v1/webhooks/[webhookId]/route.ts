import { deleteWebhook, getWebhook, updateWebhook } from "@/lib/api/contract/webhooks";
import { route, routes } from "@/lib/api/route";
import { answerWebhook } from "@/lib/webhooks/answer-webhook";
import { changeWebhook, findWebhook } from "@/lib/webhooks/webhooks";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  GET: route(getWebhook, async ({ params: { webhookId } }, { organizationId }) => ({
    data: answerWebhook(await findWebhook(organizationId, webhookId)),
    error: null,
  })),
  PATCH: route(updateWebhook, async ({ params: { webhookId }, body }, { organizationId }) => {
    const { include_data, includeData = include_data, ...rest } = body;
    const change = { ...rest, ...(includeData !== undefined && { includeData }) };
    return { data: answerWebhook(await changeWebhook(organizationId, webhookId, change)), error: null };
  }),
  DELETE: route(deleteWebhook, async ({ params: { webhookId } }, { organizationId }) => {
    await changeWebhook(organizationId, webhookId, { isDeleted: true });
    return { data: null, error: null };
  }),
});
