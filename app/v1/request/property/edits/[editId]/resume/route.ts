import { resumePropertyEdit } from "@/lib/api/contract/property-edits";
import { route, routes } from "@/lib/api/route";
import { currentEditAnswer } from "@/lib/edits/edit-answer";
import { resumeEdit } from "@/lib/edits/manage-edit";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  POST: route(resumePropertyEdit, async ({ params: { editId } }, { organizationId }) => {
    await resumeEdit(organizationId, editId);
    return { data: await currentEditAnswer({ organizationId, id: editId }), error: null };
  }),
});
