import { getRequestsOverTime } from "@/lib/api/contract/dashboard";
import { route, routes } from "@/lib/api/route";
import { dashboardOverTime } from "@/lib/metrics/dashboard";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  POST: route(getRequestsOverTime, async ({ body }, { organizationId }) => {
    const points = await dashboardOverTime(organizationId, body, ["requests"]);
    const data = points.map(({ time, number }) => ({ time, count: number("requests") }));
    return { data, error: null };
  }),
});
