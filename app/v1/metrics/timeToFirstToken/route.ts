import { getTimeToFirstTokenOverTime } from "@/lib/api/contract/dashboard";
import { route, routes } from "@/lib/api/route";
import { dashboardOverTime } from "@/lib/metrics/dashboard";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  POST: route(getTimeToFirstTokenOverTime, async ({ body }, { organizationId }) => {
    const points = await dashboardOverTime(organizationId, body, ["ttft_avg"]);
    const data = points.map(({ time, number }) => ({ time, ttft: number("ttft_avg") }));
    return { data, error: null };
  }),
});
