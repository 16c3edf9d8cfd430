import { getActiveUsers } from "@/lib/api/contract/dashboard";
import { route, routes } from "@/lib/api/route";
import { dashboardTotals } from "@/lib/metrics/dashboard";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  POST: route(getActiveUsers, async ({ body }, { organizationId }) => {
    const { number } = await dashboardTotals(organizationId, body, ["users"]);
    return { data: number("users"), error: null };
  }),
});
