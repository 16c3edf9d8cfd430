import { deleteView, getView, updateView } from "@/lib/api/contract/views";
import { route, routes } from "@/lib/api/route";
import { answerView } from "@/lib/views/answer-views";
import { changeView } from "@/lib/views/views";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  GET: route(getView, async ({ params: { viewId } }, { organizationId }) => ({
    data: await answerView(organizationId, viewId),
    error: null,
  })),
  PATCH: route(updateView, async ({ params: { viewId }, body: { version, ...change } }, caller) => {
    await changeView(caller, viewId, change, version);
    return { data: await answerView(caller.organizationId, viewId), error: null };
  }),
  DELETE: route(deleteView, async ({ params: { viewId } }, caller) => {
    await changeView(caller, viewId, { isDeleted: true });
    return { data: null, error: null };
  }),
});
