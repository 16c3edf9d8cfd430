import { cancelPropertyEdit } from "@/lib/api/contract/property-edits";
import { route, routes } from "@/lib/api/route";
import { currentEditAnswer } from "@/lib/edits/edit-answer";
import { cancelEdit } from "@/lib/edits/manage-edit";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  POST: route(cancelPropertyEdit, async ({ params: { editId } }, { organizationId }) => {
    await cancelEdit(organizationId, editId);
    return { data: await currentEditAnswer({ organizationId, id: editId }), error: null };
  }),
});
