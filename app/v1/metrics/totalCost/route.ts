import { getTotalCost } from "@/lib/api/contract/dashboard";
import { route, routes } from "@/lib/api/route";
import { dashboardTotals } from "@/lib/metrics/dashboard";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  POST: route(getTotalCost, async ({ body }, { organizationId }) => {
    const { number, costUsd } = await dashboardTotals(organizationId, body, ["cost"]);
    return { data: number("cost"), error: null, cost_usd: costUsd };
  }),
});
