import { topPropertyCosts } from "@/lib/api/contract/property-values";
import { route, routes } from "@/lib/api/route";
import { topValuesAnswer } from "@/lib/properties/answers";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  POST: route(topPropertyCosts, async ({ params: { key }, body: { timeFilter } }, { organizationId }) => {
    const rows = await topValuesAnswer(organizationId, key, timeFilter, "cost");
    const data = rows.map(({ value, costUsd, is_other }) => ({
      value,
      cost: Number(costUsd ?? 0),
      cost_usd: costUsd,
      is_other,
    }));
    return { data, error: null };
  }),
});
