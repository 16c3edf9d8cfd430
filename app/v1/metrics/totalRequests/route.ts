import { getTotalRequests } from "@/lib/api/contract/dashboard";
import { route, routes } from "@/lib/api/route";
import { dashboardTotals } from "@/lib/metrics/dashboard";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  POST: route(getTotalRequests, async ({ body }, { organizationId }) => {
    const { number } = await dashboardTotals(organizationId, body, ["requests"]);
    return { data: number("requests"), error: null };
  }),
});
