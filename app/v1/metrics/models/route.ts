import { getModelMetrics } from "@/lib/api/contract/dashboard";
import { route, routes } from "@/lib/api/route";
import { dashboardGroups } from "@/lib/metrics/dashboard";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  POST: route(getModelMetrics, async ({ body }, { organizationId }) => {
    const metrics = ["requests", "prompt_tokens", "completion_tokens", "total_tokens", "cost"] as const;
    const groups = await dashboardGroups(organizationId, body, "model", metrics);
    const data = groups.map(({ value, number, costUsd }) => ({
      model: value ?? "",
      total_requests: number("requests"),
      total_completion_tokens: number("completion_tokens"),
      total_prompt_token: number("prompt_tokens"),
      total_tokens: number("total_tokens"),
      cost: number("cost"),
      cost_usd: costUsd,
    }));
    return { data, error: null };
  }),
});
