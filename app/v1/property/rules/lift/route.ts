import { liftPropertyRule } from "@/lib/api/contract/property-governance";
import { route, routes } from "@/lib/api/route";
import { liftKeyRule } from "@/lib/properties/govern";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  POST: route(liftPropertyRule, async ({ body: { key } }, { organizationId }) => {
    await liftKeyRule(organizationId, key);
    return { data: { ok: true }, error: null };
  }),
});
