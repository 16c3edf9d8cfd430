import { suggestFields as contract } from "@/lib/api/contract/facets";
import { route, routes } from "@/lib/api/route";
import { suggestFields } from "@/lib/facets/suggest-fields";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  POST: route(contract, async ({ body }, { organizationId }) => ({
    data: await suggestFields(organizationId, body),
    error: null,
  })),
});
