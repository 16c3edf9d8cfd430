import { setSessionFeedback as contract } from "@/lib/api/contract/session-marks";
import { route, routes } from "@/lib/api/route";
import { setSessionFeedback } from "@/lib/sessions/marks";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  POST: route(contract, async ({ params: { sessionId }, body }, { organizationId }) => {
    await setSessionFeedback(organizationId, sessionId, body.rating);
    return { data: null, error: null };
  }),
});
