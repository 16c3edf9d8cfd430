import { getCostOverTime } from "@/lib/api/contract/dashboard";
import { route, routes } from "@/lib/api/route";
import { dashboardOverTime } from "@/lib/metrics/dashboard";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  POST: route(getCostOverTime, async ({ body }, { organizationId }) => {
    const points = await dashboardOverTime(organizationId, body, ["cost"]);
    const data = points.map(({ time, number, costUsd }) => ({
      time,
      cost: number("cost"),
      cost_usd: costUsd,
    }));
    return { data, error: null };
  }),
});
