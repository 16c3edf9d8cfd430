import { listPropertyKeys } from "@/lib/api/contract/property-governance";
import { route, routes } from "@/lib/api/route";
import { keyListAnswer } from "@/lib/properties/answers";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  POST: route(listPropertyKeys, async ({ body }, { organizationId }) => ({
    data: await keyListAnswer(organizationId, body.timeRange),
    error: null,
  })),
});
