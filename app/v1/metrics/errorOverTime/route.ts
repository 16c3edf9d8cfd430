import { getErrorsOverTime } from "@/lib/api/contract/dashboard";
import { route, routes } from "@/lib/api/route";
import { dashboardOverTime } from "@/lib/metrics/dashboard";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  POST: route(getErrorsOverTime, async ({ body }, { organizationId }) => {
    const points = await dashboardOverTime(organizationId, body, ["errors"]);
    const data = points.map(({ time, number }) => ({ time, count: number("errors") }));
    return { data, error: null };
  }),
});
