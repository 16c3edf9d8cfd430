import { queryUserMetrics as contract } from "@/lib/api/contract/users";
import { route, routes } from "@/lib/api/route";
import { timedAnswer } from "@/lib/api/timed-answer";
import { queryUserMetrics } from "@/lib/users/users";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  POST: route(contract, ({ body }, { organizationId }) =>
    timedAnswer(body.filter, () => queryUserMetrics(organizationId, body)),
  ),
});
