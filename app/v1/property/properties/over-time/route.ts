import { propertyOverTime } from "@/lib/api/contract/property-values";
import { route, routes } from "@/lib/api/route";
import { namedValue } from "@/lib/properties/answers";
import { overTime } from "@/lib/properties/over-time";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  POST: route(propertyOverTime, async ({ body }, { organizationId }) => {
    const { propertyKey, timeFilter, userFilter, dbIncrement, timeZoneDifference } = body;
    const rows = await overTime({
      organizationId,
      filter: userFilter.filter,
      key: propertyKey,
      timeFilter,
      increment: dbIncrement,
      timeZoneDifference,
    });
    const data = rows.map(({ value, bucket, requests, costUsd }) => {
      const { value: property, is_other } = namedValue(value);
      return {
        property,
        total_cost: Number(costUsd ?? 0),
        request_count: requests,
        created_at_trunc: bucket,
        is_other,
      };
    });
    return { data, error: null };
  }),
});
