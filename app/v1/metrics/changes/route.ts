import { queryChanges } from "@/lib/api/contract/metrics-changes";
import { route, routes } from "@/lib/api/route";
import { answerChanges } from "@/lib/metrics/answer-changes";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  POST: route(queryChanges, async ({ body }, { organizationId }) => ({
    ...(await answerChanges(organizationId, body)),
    error: null,
    warnings: body.filter.warnings,
  })),
});
