import { querySessionConversation as contract } from "@/lib/api/contract/session-details";
import { route, routes } from "@/lib/api/route";
import { timedAnswer } from "@/lib/api/timed-answer";
import { querySessionConversation } from "@/lib/sessions/conversation";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  POST: route(contract, async ({ body }, { organizationId }) => {
    const { data, ...rest } = await timedAnswer(undefined, () =>
      querySessionConversation(organizationId, body),
    );
    return { ...rest, ...data, error: null };
  }),
});
