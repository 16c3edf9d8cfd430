import { getSession as contract } from "@/lib/api/contract/session-details";
import { route, routes } from "@/lib/api/route";
import { getSession } from "@/lib/sessions/one-session";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  POST: route(contract, async ({ body }, { organizationId }) => ({
    data: await getSession(organizationId, body.sessionId),
    error: null,
  })),
});
