import { undoPropertyEdit } from "@/lib/api/contract/property-edits";
import { route, routes } from "@/lib/api/route";
import { actorOf } from "@/lib/edits/actor";
import { currentEditAnswer } from "@/lib/edits/edit-answer";
import { undoEdit } from "@/lib/edits/manage-edit";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  POST: route(undoPropertyEdit, async ({ params: { editId } }, caller) => ({
    data: await currentEditAnswer(await undoEdit(caller.organizationId, editId, await actorOf(caller))),
    error: null,
  })),
});
