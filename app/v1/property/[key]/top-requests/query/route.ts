import { topPropertyRequests } from "@/lib/api/contract/property-values";
import { route, routes } from "@/lib/api/route";
import { topValuesAnswer } from "@/lib/properties/answers";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  POST: route(topPropertyRequests, async ({ params: { key }, body: { timeFilter } }, { organizationId }) => {
    const rows = await topValuesAnswer(organizationId, key, timeFilter, "requests");
    return {
      data: rows.map(({ value, requests, is_other }) => ({ value, count: requests, is_other })),
      error: null,
    };
  }),
});
