import { getCountryMetrics } from "@/lib/api/contract/dashboard";
import { route, routes } from "@/lib/api/route";
import { dashboardGroups } from "@/lib/metrics/dashboard";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  POST: route(getCountryMetrics, async ({ body }, { organizationId }) => {
    const groups = await dashboardGroups(organizationId, body, "country", ["requests"]);
    const data = groups.flatMap(({ value, number }) =>
      value ? [{ country: value, total_requests: number("requests") }] : [],
    );
    return { data, error: null };
  }),
});
