import { hideProperty } from "@/lib/api/contract/property-governance";
import { route, routes } from "@/lib/api/route";
import { setHidden } from "@/lib/properties/hide";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  POST: route(hideProperty, async ({ body: { key } }, { organizationId }) => {
    await setHidden(organizationId, key, true);
    return { data: { ok: true }, error: null };
  }),
});
