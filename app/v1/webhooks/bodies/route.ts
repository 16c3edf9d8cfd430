import { getLinkedBodies } from "@/lib/api/contract/webhooks";
import { publicRoute, routes } from "@/lib/api/route";
import { linkedBodies } from "@/lib/webhooks/bodies-link";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  GET: publicRoute(getLinkedBodies, ({ query }) => linkedBodies(query.token)),
});
