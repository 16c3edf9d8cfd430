import { listProperties as contract } from "@/lib/api/contract/properties";
import { route, routes } from "@/lib/api/route";
import { listProperties } from "@/lib/requests/list-properties";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  POST: route(contract, async ({ body }, { organizationId }) => ({
    data: await listProperties(organizationId, body.timeRange),
    error: null,
  })),
});
