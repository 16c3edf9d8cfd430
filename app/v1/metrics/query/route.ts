import { queryMetrics } from "@/lib/api/contract/metrics";
import { route, routes } from "@/lib/api/route";
import { answerMetrics } from "@/lib/metrics/answer-metrics";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  POST: route(queryMetrics, async ({ body }, { organizationId }) => ({
    ...(await answerMetrics(organizationId, body)),
    error: null,
    warnings: body.filter.warnings,
  })),
});
