import { getAverageTimeToFirstToken } from "@/lib/api/contract/dashboard";
import { route, routes } from "@/lib/api/route";
import { dashboardTotals } from "@/lib/metrics/dashboard";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  POST: route(getAverageTimeToFirstToken, async ({ body }, { organizationId }) => {
    const { number } = await dashboardTotals(organizationId, body, ["ttft_avg"]);
    return { data: number("ttft_avg"), error: null };
  }),
});
