import { deleteRateLimit, updateRateLimit } from "@/lib/api/contract/rate-limits";
import { route, routes } from "@/lib/api/route";
import { changeRule } from "@/lib/limits/answer-rules";
import { deleteLimit } from "@/lib/limits/limits";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  PUT: route(updateRateLimit, async ({ params: { ruleId }, body }, caller) => ({
    data: await changeRule(caller, ruleId, body),
    error: null,
  })),
  DELETE: route(deleteRateLimit, async ({ params: { ruleId } }, caller) => {
    await deleteLimit(caller, "rate", ruleId);
    return new Response(null, { status: 204 });
  }),
});
