import { getRequestStatusOverTime } from "@/lib/api/contract/dashboard";
import { route, routes } from "@/lib/api/route";
import { dashboardGroupsOverTime } from "@/lib/metrics/dashboard";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  POST: route(getRequestStatusOverTime, async ({ body }, { organizationId }) => {
    const points = await dashboardGroupsOverTime(organizationId, body, "status", ["requests"]);
    const data = points.map(({ time, value, number }) => ({
      time,
      count: number("requests"),
      status: Number(value ?? 0),
    }));
    return { data, error: null };
  }),
});
