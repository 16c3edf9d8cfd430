import { createView as createContract, listViews as listContract } from "@/lib/api/contract/views";
import { route, routes } from "@/lib/api/route";
import { answerView, answerViews } from "@/lib/views/answer-views";
import { createView } from "@/lib/views/views";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  GET: route(listContract, async ({ query }, { organizationId }) => {
    const isShown = ({ page }: { page: string }) => query.page === undefined || page === query.page;
    return { data: await answerViews(organizationId, isShown), error: null };
  }),
  POST: route(createContract, async ({ body }, caller) => {
    const { id } = await createView(caller, body);
    return { data: await answerView(caller.organizationId, id), error: null };
  }),
});
