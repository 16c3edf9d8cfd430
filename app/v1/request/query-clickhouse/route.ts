import { queryRequests as contract } from "@/lib/api/contract/requests";
import { route, routes } from "@/lib/api/route";
import { queryRequests } from "@/lib/requests/query-requests";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  POST: route(contract, async ({ body }, { organizationId }) => {
    const { rows, cursor } = await queryRequests(organizationId, body);
    return { data: rows, error: null, cursor, warnings: body.filter.warnings };
  }),
});
