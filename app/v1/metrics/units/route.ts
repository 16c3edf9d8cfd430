import { queryUnits } from "@/lib/api/contract/metrics-units";
import { route, routes } from "@/lib/api/route";
import { answerUnits } from "@/lib/metrics/answer-units";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  POST: route(queryUnits, async ({ body }, { organizationId }) => ({
    ...(await answerUnits(organizationId, body)),
    error: null,
    warnings: body.filter.warnings,
  })),
});
