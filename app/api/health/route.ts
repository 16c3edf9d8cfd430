import { getHealth } from "@/lib/api/contract/operation";
import { publicRoute, routes } from "@/lib/api/route";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  GET: publicRoute(getHealth, async () => ({ status: "ok" as const })),
});
