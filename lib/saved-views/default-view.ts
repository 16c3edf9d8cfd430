import "server-only";
import { allColumns } from "@/lib/columns/columns";
import { listProperties } from "@/lib/requests/list-properties";
import { answerViews } from "@/lib/views/answer-views";
import { viewLink } from "./view-link";
import { toScreenState, viewStateSchema } from "./view-state";

/** The address that opens the requests page with its default view; undefined when it has none. */
export async function defaultViewLink(organizationId: string): Promise<string | undefined> {
  const views = await answerViews(organizationId, ({ page }) => page === "requests");
  const view = views.find(({ is_default }) => is_default);
  const state = viewStateSchema.safeParse(view?.state);
  if (!view || !state.success) return undefined;
  return viewLink(view.id, toScreenState(state.data, allColumns(await listProperties(organizationId))));
}
