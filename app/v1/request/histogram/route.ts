import { queryHistogram as contract } from "@/lib/api/contract/histogram";
import { route, routes } from "@/lib/api/route";
import { queryHistogram } from "@/lib/histogram/query-histogram";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  POST: route(contract, async ({ body }, { organizationId }) => {
    const startMs = performance.now();
    const data = await queryHistogram(organizationId, body);
    const elapsed = Math.round(performance.now() - startMs);
    return { data, error: null, elapsed_ms: elapsed, warnings: body.filter.warnings };
  }),
});
