import { getSessionTag as getContract, setSessionTag as setContract } from "@/lib/api/contract/session-marks";
import { route, routes } from "@/lib/api/route";
import { getSessionTag, setSessionTag } from "@/lib/sessions/marks";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  GET: route(getContract, async ({ params: { sessionId } }, { organizationId }) => ({
    data: await getSessionTag(organizationId, sessionId),
    error: null,
  })),
  POST: route(setContract, async ({ params: { sessionId }, body }, { organizationId }) => {
    await setSessionTag(organizationId, sessionId, body.tag);
    return { data: null, error: null };
  }),
});
