import { setProperties } from "@/lib/api/contract/properties";
import { route, routes } from "@/lib/api/route";
import { editProperties } from "@/lib/requests/edit-properties";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  PUT: route(setProperties, async ({ params: { requestId }, body }, { organizationId }) => {
    const found = await editProperties({ organizationId, requestId, set: body, remove: [] });
    return { data: null, error: null, ...(found.length > 0 && { warnings: found }) };
  }),
});
