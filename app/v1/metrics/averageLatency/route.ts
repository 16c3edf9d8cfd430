import { getAverageLatency } from "@/lib/api/contract/dashboard";
import { route, routes } from "@/lib/api/route";
import { dashboardTotals } from "@/lib/metrics/dashboard";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  POST: route(getAverageLatency, async ({ body }, { organizationId }) => {
    const { number } = await dashboardTotals(organizationId, body, ["latency_avg"]);
    return { data: number("latency_avg"), error: null };
  }),
});
