import { getRequestCount } from "@/lib/api/contract/dashboard";
import { route, routes } from "@/lib/api/route";
import { countRequests } from "@/lib/queries/count-requests";
import { selectionOf } from "@/lib/requests/selection";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  POST: route(getRequestCount, async ({ body }, { organizationId }) => {
    const { filter, isCached } = body;
    const selection = selectionOf(organizationId, { filter, ...(isCached && { isCached }) });
    return { data: await countRequests(selection), error: null };
  }),
});
