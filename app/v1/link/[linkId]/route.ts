import { getLink } from "@/lib/api/contract/links";
import { route, routes } from "@/lib/api/route";
import { ApiError } from "@/lib/errors";
import { findLink } from "@/lib/queries/find-link";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  GET: route(getLink, async ({ params: { linkId } }, { organizationId }) => {
    const state = await findLink(organizationId, linkId);
    if (state === undefined) {
      throw new ApiError("not_found", `There is no link with the id ${linkId}.`);
    }
    return { data: { id: linkId, state }, error: null };
  }),
});
