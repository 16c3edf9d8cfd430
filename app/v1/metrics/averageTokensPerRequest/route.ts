import { getAverageTokensPerRequest } from "@/lib/api/contract/dashboard";
import { route, routes } from "@/lib/api/route";
import { dashboardTotals } from "@/lib/metrics/dashboard";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  POST: route(getAverageTokensPerRequest, async ({ body }, { organizationId }) => {
    const metrics = ["requests", "prompt_tokens", "completion_tokens", "total_tokens"] as const;
    const { number } = await dashboardTotals(organizationId, body, metrics);
    const requests = Math.max(1, number("requests"));
    const data = {
      average_prompt_tokens_per_response: number("prompt_tokens") / requests,
      average_completion_tokens_per_response: number("completion_tokens") / requests,
      average_total_tokens_per_response: number("total_tokens") / requests,
    };
    return { data, error: null };
  }),
});
