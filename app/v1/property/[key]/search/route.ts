import { searchPropertyValues as contract } from "@/lib/api/contract/property-values";
import { route, routes } from "@/lib/api/route";
import { searchPropertyValues } from "@/lib/queries/search-property-values";

const valuesMax = 25;

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  POST: route(contract, async ({ params: { key }, body: { searchTerm } }, { organizationId }) => ({
    data: await searchPropertyValues(organizationId, key, searchTerm, valuesMax),
    error: null,
  })),
});
