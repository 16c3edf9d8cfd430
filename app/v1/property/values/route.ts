import { listPropertyValues } from "@/lib/api/contract/property-values";
import { route, routes } from "@/lib/api/route";
import { emptyFilter } from "@/lib/filters/tree";
import { valueListAnswer } from "@/lib/properties/answers";
import { selectionOf } from "@/lib/requests/selection";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  POST: route(listPropertyValues, async ({ body }, { organizationId }) => {
    const { filter = { filter: emptyFilter }, timeRange, ...page } = body;
    const selection = selectionOf(organizationId, { filter, timeRange });
    return { data: await valueListAnswer(selection, page), error: null };
  }),
});
