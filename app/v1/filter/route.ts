import { createFilter, listFilters } from "@/lib/api/contract/saved-filters";
import { route, routes } from "@/lib/api/route";
import { answeredFilter } from "@/lib/views/saved-filters";
import { createView, listViews } from "@/lib/views/views";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  GET: route(listFilters, async (_, { organizationId }) => {
    const views = await listViews(organizationId);
    return { data: views.filter(({ page }) => page === "requests").map(answeredFilter), error: null };
  }),
  POST: route(createFilter, async ({ body: { name, filter } }, caller) => {
    const view = await createView(caller, { name, page: "requests", state: { filter }, isDefault: false });
    return { data: answeredFilter(view), error: null };
  }),
});
