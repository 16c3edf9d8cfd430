import { exportRequests as contract } from "@/lib/api/contract/exports";
import { route, routes } from "@/lib/api/route";
import { startExport } from "@/lib/exports/start-export";
import { streamOf } from "@/lib/exports/stream-of";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  POST: route(contract, async ({ body: { order, id } }, { organizationId }) => {
    const file = await startExport(organizationId, order, id);
    return new Response(streamOf(file.body), {
      headers: {
        "content-type": file.mediaType,
        "content-disposition": `attachment; filename="${file.name}"`,
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
        "facet-export-id": file.id,
        "facet-export-requests": String(file.requests),
      },
    });
  }),
});
