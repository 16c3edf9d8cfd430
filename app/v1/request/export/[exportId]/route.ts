import { getExport } from "@/lib/api/contract/exports";
import { route, routes } from "@/lib/api/route";
import { exportProgress } from "@/lib/exports/export-progress";
import { findRun } from "@/lib/exports/export-runs";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  GET: route(getExport, async ({ params: { exportId } }, { organizationId }) => {
    return { data: exportProgress(findRun(exportId, organizationId)), error: null };
  }),
});
