import { createRateLimit, listRateLimits } from "@/lib/api/contract/rate-limits";
import { route, routes } from "@/lib/api/route";
import { answerRule, createRule } from "@/lib/limits/answer-rules";
import { listLimits } from "@/lib/limits/limits";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  GET: route(listRateLimits, async (_, { organizationId }) => ({
    data: (await listLimits(organizationId, "rate")).map(answerRule),
    error: null,
  })),
  POST: route(createRateLimit, async ({ body }, caller) => ({
    data: await createRule(caller, body),
    error: null,
  })),
});
