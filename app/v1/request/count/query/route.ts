import { countRequests as contract } from "@/lib/api/contract/requests";
import { route, routes } from "@/lib/api/route";
import { countRequests } from "@/lib/queries/count-requests";
import { selectionOf } from "@/lib/requests/selection";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  POST: route(contract, async ({ body }, { organizationId }) => ({
    data: await countRequests(selectionOf(organizationId, body)),
    error: null,
    warnings: body.filter.warnings,
  })),
});
