import { getRequest } from "@/lib/api/contract/requests";
import { route, routes } from "@/lib/api/route";
import { requestNotFound } from "@/lib/requests/edit-properties";
import { findStoredRequests } from "@/lib/requests/find-rows";
import { readRows } from "@/lib/requests/read-rows";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  GET: route(getRequest, async ({ params: { requestId }, query }, { organizationId }) => {
    const requests = await findStoredRequests(organizationId, [requestId]);
    const [row] = await readRows(organizationId, requests, { includeBodies: query.includeBody ?? false });
    if (!row) {
      throw requestNotFound(requestId);
    }
    return { data: row, error: null };
  }),
});
