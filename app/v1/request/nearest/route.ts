import { findNearest as contract } from "@/lib/api/contract/histogram";
import { route, routes } from "@/lib/api/route";
import { findNearest } from "@/lib/requests/find-nearest";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  POST: route(contract, async ({ body }, { organizationId }) => ({
    ...(await findNearest(organizationId, body)),
    error: null,
    warnings: body.filter.warnings,
  })),
});
