import { getTokensOverTime } from "@/lib/api/contract/dashboard";
import { route, routes } from "@/lib/api/route";
import { dashboardOverTime } from "@/lib/metrics/dashboard";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  POST: route(getTokensOverTime, async ({ body }, { organizationId }) => {
    const points = await dashboardOverTime(organizationId, body, ["prompt_tokens", "completion_tokens"]);
    const data = points.map(({ time, number }) => ({
      time,
      prompt_tokens: number("prompt_tokens"),
      completion_tokens: number("completion_tokens"),
    }));
    return { data, error: null };
  }),
});
