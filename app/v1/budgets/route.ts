import { createBudget, listBudgets } from "@/lib/api/contract/budgets";
import { route, routes } from "@/lib/api/route";
import { answerBudgets, makeBudget } from "@/lib/limits/answer-budgets";
import { listLimits } from "@/lib/limits/limits";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  GET: route(listBudgets, async (_, { organizationId }) => ({
    data: await answerBudgets(organizationId, await listLimits(organizationId, "budget")),
    error: null,
  })),
  POST: route(createBudget, async ({ body }, caller) => ({
    data: await makeBudget(caller, body),
    error: null,
  })),
});
