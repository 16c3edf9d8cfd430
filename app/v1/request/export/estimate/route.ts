import { estimateExport as contract } from "@/lib/api/contract/exports";
import { route, routes } from "@/lib/api/route";
import { estimateExport } from "@/lib/exports/estimate-export";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  POST: route(contract, async ({ body: { order } }, { organizationId }) => {
    return { data: await estimateExport(organizationId, order), error: null };
  }),
});
