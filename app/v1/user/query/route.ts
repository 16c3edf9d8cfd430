import { queryUsers as contract } from "@/lib/api/contract/users";
import { route, routes } from "@/lib/api/route";
import { queryUsers } from "@/lib/users/users";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  POST: route(contract, async ({ body }, { organizationId }) => ({
    data: await queryUsers(organizationId, body),
    error: null,
  })),
});
