import { revokeKey } from "@/lib/api/contract/keys";
import { route, routes } from "@/lib/api/route";
import { revokeApiKey } from "@/lib/auth/api-keys";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  DELETE: route(revokeKey, async ({ params: { id } }, { organizationId }) => {
    await revokeApiKey(organizationId, id);
    return { data: null, error: null };
  }),
});
