import { cancelExport } from "@/lib/api/contract/exports";
import { route, routes } from "@/lib/api/route";
import { exportProgress } from "@/lib/exports/export-progress";
import { findRun } from "@/lib/exports/export-runs";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  POST: route(cancelExport, async ({ params: { exportId } }, { organizationId }) => {
    const run = findRun(exportId, organizationId);
    run.cancel();
    return { data: exportProgress(run), error: null };
  }),
});
