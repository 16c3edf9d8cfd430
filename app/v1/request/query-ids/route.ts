import { queryRequestsByIds } from "@/lib/api/contract/requests";
import { route, routes } from "@/lib/api/route";
import { findStoredRequests } from "@/lib/requests/find-rows";
import { readRows } from "@/lib/requests/read-rows";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  POST: route(queryRequestsByIds, async ({ body }, { organizationId }) => {
    const requests = await findStoredRequests(organizationId, body.requestIds);
    return { data: await readRows(organizationId, requests, { includeBodies: true }), error: null };
  }),
});
