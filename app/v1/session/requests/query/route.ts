import { querySessionRequests as contract } from "@/lib/api/contract/session-details";
import { route, routes } from "@/lib/api/route";
import { timedAnswer } from "@/lib/api/timed-answer";
import { querySessionRequests } from "@/lib/sessions/one-session";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  POST: route(contract, async ({ body }, { organizationId }) => {
    const { data, ...rest } = await timedAnswer(undefined, () => querySessionRequests(organizationId, body));
    return { ...rest, error: null, data: data.spans, cursor: data.cursor };
  }),
});
