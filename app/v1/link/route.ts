import { createLink } from "@/lib/api/contract/links";
import { route, routes } from "@/lib/api/route";
import { keepLink } from "@/lib/views/links";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  POST: route(createLink, async ({ body }, { organizationId }) => ({
    data: { id: await keepLink(organizationId, body.state) },
    error: null,
  })),
});
