import { queryFacets } from "@/lib/api/contract/facets";
import { route, routes } from "@/lib/api/route";
import { answerFacets } from "@/lib/facets/answer-facets";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  POST: route(queryFacets, async ({ body }, { organizationId }) => ({
    ...(await answerFacets(organizationId, body)),
    error: null,
    warnings: body.filter.warnings,
  })),
});
