import { bulkEditProperties } from "@/lib/api/contract/property-edits";
import { route, routes } from "@/lib/api/route";
import { actorOf } from "@/lib/edits/actor";
import { planBulkEdit, startBulkEdit } from "@/lib/edits/bulk-edit";
import { currentEditAnswer, sampleAnswer } from "@/lib/edits/edit-answer";
import { selectionOf } from "@/lib/requests/selection";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  POST: route(bulkEditProperties, async ({ body }, caller) => {
    const { set = [], remove, dryRun, token, ...narrowing } = body;
    const bulk = { ...selectionOf(caller.organizationId, narrowing), set, remove };
    if (token !== undefined && !dryRun) {
      const edit = await startBulkEdit(bulk, token, await actorOf(caller));
      return { data: { plan: null, edit: await currentEditAnswer(edit) }, error: null };
    }
    const { keys, sample, expiresAtMs, ...plan } = await planBulkEdit(bulk);
    const expires_at = new Date(expiresAtMs).toISOString();
    return {
      data: { plan: { ...plan, sample: sampleAnswer(keys, sample), expires_at }, edit: null },
      error: null,
    };
  }),
});
