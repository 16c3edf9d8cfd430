import { createAlert } from "@/lib/alerts/alerts";
import { createAlert as contract } from "@/lib/api/contract/alerts";
import { route, routes } from "@/lib/api/route";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  POST: route(contract, async ({ body }, caller) => {
    const { id } = await createAlert(caller, body);
    return { data: id, error: null };
  }),
});
