import { listPropertyEdits } from "@/lib/api/contract/property-edits";
import { route, routes } from "@/lib/api/route";
import { editAnswer } from "@/lib/edits/edit-answer";
import { listEdits } from "@/lib/edits/edit-journal";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  GET: route(listPropertyEdits, async ({ query }, { organizationId }) => ({
    data: (await listEdits(organizationId, query)).map(editAnswer),
    error: null,
  })),
});
