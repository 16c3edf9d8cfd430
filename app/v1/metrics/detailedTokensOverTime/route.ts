import { getDetailedTokensOverTime } from "@/lib/api/contract/dashboard";
import { route, routes } from "@/lib/api/route";
import { dashboardOverTime } from "@/lib/metrics/dashboard";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  POST: route(getDetailedTokensOverTime, async ({ body }, { organizationId }) => {
    const points = await dashboardOverTime(organizationId, body, [
      "prompt_tokens",
      "completion_tokens",
      "reasoning_tokens",
      "cache_read_tokens",
      "cache_write_tokens",
    ]);
    const data = points.map(({ time, number }) => ({
      time,
      prompt_tokens: number("prompt_tokens"),
      completion_tokens: number("completion_tokens"),
      reasoning_tokens: number("reasoning_tokens"),
      prompt_cache_read_tokens: number("cache_read_tokens"),
      prompt_cache_write_tokens: number("cache_write_tokens"),
    }));
    return { data, error: null };
  }),
});
