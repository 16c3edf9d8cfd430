import { changeAlert, deleteAlert } from "@/lib/alerts/alerts";
import { answerAlert } from "@/lib/alerts/answer-alerts";
import { deleteAlert as deleteContract, getAlert, updateAlert } from "@/lib/api/contract/alerts";
import { route, routes } from "@/lib/api/route";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  GET: route(getAlert, async ({ params: { alertId } }, { organizationId }) => ({
    data: await answerAlert(organizationId, alertId),
    error: null,
  })),
  PATCH: route(updateAlert, async ({ params: { alertId }, body: { version, ...change } }, caller) => {
    await changeAlert(caller, alertId, change, version);
    return { data: await answerAlert(caller.organizationId, alertId), error: null };
  }),
  DELETE: route(deleteContract, async ({ params: { alertId } }, caller) => {
    await deleteAlert(caller, alertId);
    return { data: null, error: null };
  }),
});
