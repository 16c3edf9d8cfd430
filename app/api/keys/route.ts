import { createKey, listKeys } from "@/lib/api/contract/keys";
import { route, routes } from "@/lib/api/route";
import { createApiKey, listApiKeys } from "@/lib/auth/api-keys";
import { shownKey } from "@/lib/auth/shown-key";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  GET: route(listKeys, async (_input, { organizationId }) => ({
    data: (await listApiKeys(organizationId)).map(shownKey),
    error: null,
  })),
  POST: route(createKey, async ({ body }, { organizationId }) => {
    const { key, token } = await createApiKey({ organizationId, ...body });
    return { data: { ...shownKey(key), key: token }, error: null };
  }),
});
