import { answerPreview } from "@/lib/alerts/answer-preview";
import { ruleOf } from "@/lib/alerts/rule-of";
import { previewAlert } from "@/lib/api/contract/alerts";
import { route, routes } from "@/lib/api/route";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  POST: route(previewAlert, async ({ body }, { organizationId }) => ({
    data: await answerPreview(organizationId, ruleOf(body)),
    error: null,
  })),
});
