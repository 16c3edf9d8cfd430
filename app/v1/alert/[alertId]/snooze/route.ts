import { answerAlert } from "@/lib/alerts/answer-alerts";
import { snoozeAlert } from "@/lib/alerts/say";
import { snoozeAlert as contract } from "@/lib/api/contract/alerts";
import { route, routes } from "@/lib/api/route";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  POST: route(contract, async ({ params: { alertId }, body: { group, for_ms } }, caller) => {
    await snoozeAlert(caller, alertId, group, for_ms);
    return { data: await answerAlert(caller.organizationId, alertId), error: null };
  }),
});
