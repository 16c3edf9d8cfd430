import { answerAlerts } from "@/lib/alerts/answer-alerts";
import { queryAlerts } from "@/lib/api/contract/alerts";
import { route, routes } from "@/lib/api/route";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  GET: route(queryAlerts, async ({ query }, { organizationId }) => {
    const { alertId, historyPage: page, historyPageSize: pageSize } = query;
    return { data: await answerAlerts(organizationId, { alertId, page, pageSize }), error: null };
  }),
});
