import { getReadiness } from "@/lib/api/contract/operation";
import { readiness } from "@/lib/api/readiness";
import { publicRoute, routes } from "@/lib/api/route";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  GET: publicRoute(getReadiness, async () => {
    const state = await readiness();
    return Response.json(state, {
      status: state.status === "ready" ? 200 : 503,
      headers: { "cache-control": "no-store" },
    });
  }),
});
