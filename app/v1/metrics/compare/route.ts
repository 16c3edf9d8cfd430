import { compareSegments } from "@/lib/api/contract/metrics-compare";
import { route, routes } from "@/lib/api/route";
import type { Issue } from "@/lib/errors";
import { answerCompare } from "@/lib/metrics/answer-compare";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  POST: route(compareSegments, async ({ body }, { organizationId }) => ({
    ...(await answerCompare(organizationId, body)),
    error: null,
    warnings: warningsOf([body.filter, body.a.filter, body.b.filter]),
  })),
});

function warningsOf(filters: readonly ({ warnings?: Issue[] } | undefined)[]): Issue[] | undefined {
  const warnings = filters.flatMap((filter) => filter?.warnings ?? []);
  return warnings.length > 0 ? warnings : undefined;
}
