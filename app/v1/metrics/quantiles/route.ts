import { getQuantiles } from "@/lib/api/contract/dashboard";
import { route, routes } from "@/lib/api/route";
import { quantilePoints } from "@/lib/metrics/token-quantiles";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  POST: route(getQuantiles, async ({ body }, { organizationId }) => {
    return { data: await quantilePoints(organizationId, body, body.metric), error: null };
  }),
});
