import "server-only";
import { allColumns } from "@/lib/columns/columns";
import { listProperties } from "@/lib/requests/list-properties";
import { answerViews } from "@/lib/views/answer-views";
import { viewLink } from "./view-link";
import { toScreenState, viewStateSchema } from "./view-state";

/**
 * The address that opens the requests page with a view, by its id or as the page's default; undefined when there is
 * no such view.
 */
export async function savedViewLink(organizationId: string, id?: string): Promise<string | undefined> {
  const views = await answerViews(organizationId, ({ page }) => page === "requests");
  const view = views.find((each) => (id === undefined ? each.is_default : each.id === id));
  const state = viewStateSchema.safeParse(view?.state);
  if (!view || !state.success) return undefined;
  return viewLink(view.id, toScreenState(state.data, allColumns(await listProperties(organizationId))));
}
