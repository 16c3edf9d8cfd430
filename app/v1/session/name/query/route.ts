import { querySessionNames as contract } from "@/lib/api/contract/sessions";
import { route, routes } from "@/lib/api/route";
import { timedAnswer } from "@/lib/api/timed-answer";
import { querySessionNames } from "@/lib/sessions/sessions";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  POST: route(contract, ({ body }, { organizationId }) =>
    timedAnswer(body.filter, () => querySessionNames(organizationId, body)),
  ),
});
