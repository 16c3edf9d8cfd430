import { deleteBudget, updateBudget } from "@/lib/api/contract/budgets";
import { route, routes } from "@/lib/api/route";
import { changeBudget } from "@/lib/limits/answer-budgets";
import { deleteLimit } from "@/lib/limits/limits";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  PUT: route(updateBudget, async ({ params: { budgetId }, body }, caller) => ({
    data: await changeBudget(caller, budgetId, body),
    error: null,
  })),
  DELETE: route(deleteBudget, async ({ params: { budgetId } }, caller) => {
    await deleteLimit(caller, "budget", budgetId);
    return new Response(null, { status: 204 });
  }),
});
