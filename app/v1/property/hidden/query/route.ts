import { listHiddenProperties } from "@/lib/api/contract/property-governance";
import { route, routes } from "@/lib/api/route";
import { listHidden } from "@/lib/properties/hide";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  POST: route(listHiddenProperties, async (_, { organizationId }) => ({
    data: (await listHidden(organizationId)).map((property) => ({ property })),
    error: null,
  })),
});
