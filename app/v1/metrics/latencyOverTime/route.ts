import { getLatencyOverTime } from "@/lib/api/contract/dashboard";
import { route, routes } from "@/lib/api/route";
import { dashboardOverTime } from "@/lib/metrics/dashboard";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  POST: route(getLatencyOverTime, async ({ body }, { organizationId }) => {
    const points = await dashboardOverTime(organizationId, body, ["latency_avg"]);
    const data = points.map(({ time, number }) => ({ time, duration: number("latency_avg") }));
    return { data, error: null };
  }),
});
