import { getOpenApi } from "@/lib/api/contract/operation";
import { openApiDocument } from "@/lib/api/openapi";
import { publicRoute, routes } from "@/lib/api/route";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  GET: publicRoute(getOpenApi, async () => Response.json(openApiDocument())),
});
