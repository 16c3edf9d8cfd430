import { removeProperty } from "@/lib/api/contract/properties";
import { route, routes } from "@/lib/api/route";
import { editProperties } from "@/lib/requests/edit-properties";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  DELETE: route(removeProperty, async ({ params: { requestId, key } }, { organizationId }) => {
    const found = await editProperties({ organizationId, requestId, set: [], remove: [key] });
    return { data: null, error: null, ...(found.length > 0 && { warnings: found }) };
  }),
});
