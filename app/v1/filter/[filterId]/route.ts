import { deleteFilter, updateFilter } from "@/lib/api/contract/saved-filters";
import { route, routes } from "@/lib/api/route";
import { asObject } from "@/lib/guards";
import { answeredFilter } from "@/lib/views/saved-filters";
import { changeView, findView } from "@/lib/views/views";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  PATCH: route(updateFilter, async ({ params: { filterId }, body: { name, filter } }, caller) => {
    const { stateJson } = await findView(caller.organizationId, filterId);
    const state = filter === undefined ? undefined : { ...asObject(JSON.parse(stateJson)), filter };
    return { data: answeredFilter(await changeView(caller, filterId, { name, state })), error: null };
  }),
  DELETE: route(deleteFilter, async ({ params: { filterId } }, caller) => {
    await changeView(caller, filterId, { isDeleted: true });
    return { data: null, error: null };
  }),
});
