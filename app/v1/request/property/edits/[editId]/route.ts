import { getPropertyEdit } from "@/lib/api/contract/property-edits";
import { route, routes } from "@/lib/api/route";
import { currentEditAnswer } from "@/lib/edits/edit-answer";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  GET: route(getPropertyEdit, async ({ params: { editId } }, { organizationId }) => ({
    data: await currentEditAnswer({ organizationId, id: editId }),
    error: null,
  })),
});
