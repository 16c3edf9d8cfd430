import { getModelUsageOverTime } from "@/lib/api/contract/dashboard";
import { route, routes } from "@/lib/api/route";
import { dashboardGroupsOverTime } from "@/lib/metrics/dashboard";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  POST: route(getModelUsageOverTime, async ({ body }, { organizationId }) => {
    const metrics = ["requests", "total_tokens"] as const;
    const points = await dashboardGroupsOverTime(organizationId, body, "model", metrics);
    const data = points.map(({ time, value, number }) => ({
      time,
      ...(value === undefined ? { model: "Other", is_other: true } : { model: value ?? "unknown" }),
      request_count: number("requests"),
      total_tokens: number("total_tokens"),
    }));
    return { data, error: null };
  }),
});
