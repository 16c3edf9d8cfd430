import { queryRequests as contract } from "@/lib/api/contract/requests";
import { route, routes } from "@/lib/api/route";
import { newestFirst } from "@/lib/fields/sort";
import { queryRequests } from "@/lib/requests/query-requests";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  POST: route(contract, async ({ body }, { organizationId }) => {
    const { filter, sort = { sort: newestFirst, warnings: [] } } = body;
    const { rows, cursor } = await queryRequests(organizationId, { ...body, sort: sort.sort });
    const warnings = [...(filter.warnings ?? []), ...sort.warnings];
    return { data: rows, error: null, cursor, ...(warnings.length > 0 && { warnings }) };
  }),
});
