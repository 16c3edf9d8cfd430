import { answerAlert } from "@/lib/alerts/answer-alerts";
import { acknowledgeAlert } from "@/lib/alerts/say";
import { acknowledgeAlert as contract } from "@/lib/api/contract/alerts";
import { route, routes } from "@/lib/api/route";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  POST: route(contract, async ({ params: { alertId }, body: { group } }, caller) => {
    await acknowledgeAlert(caller, alertId, group);
    return { data: await answerAlert(caller.organizationId, alertId), error: null };
  }),
});
