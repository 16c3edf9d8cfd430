import { getUsersOverTime } from "@/lib/api/contract/dashboard";
import { route, routes } from "@/lib/api/route";
import { dashboardOverTime } from "@/lib/metrics/dashboard";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  POST: route(getUsersOverTime, async ({ body }, { organizationId }) => {
    const points = await dashboardOverTime(organizationId, body, ["users"]);
    const data = points.map(({ time, number }) => ({ time, count: number("users") }));
    return { data, error: null };
  }),
});
