import "server-only";
import type { SearchParams } from "@/lib/auth/return-path";
import { allColumns } from "@/lib/columns/columns";
import { listProperties } from "@/lib/requests/list-properties";
import { answerViews } from "@/lib/views/answer-views";
import type { ViewPage } from "@/lib/views/view";
import { pagesOfViews, viewUrlKey } from "./pages";
import { requestsCodec } from "./requests-codec";
import { viewCodec, viewHref } from "./view-codec";
import { viewStateSchema } from "./view-state";

/**
 * Where a page goes on to when its address says nothing but a view, or nothing at all: to the view as it was saved, or
 * the page's default one. Undefined when the address says more, or there is no such view.
 */
export async function savedViewLink(
  page: ViewPage,
  organizationId: string,
  { [viewUrlKey]: viewId, ...rest }: SearchParams,
): Promise<string | undefined> {
  if (Object.keys(rest).length > 0 || typeof viewId === "object") return undefined;
  // While the database is away the page opens without the view, and says itself what is the matter.
  return findLink(page, organizationId, viewId).catch(() => undefined);
}

async function findLink(page: ViewPage, organizationId: string, id?: string): Promise<string | undefined> {
  const views = await answerViews(organizationId, (view) => view.page === page);
  const view = views.find((each) => (id === undefined ? each.is_default : each.id === id));
  const state = viewStateSchema.safeParse(view?.state);
  if (!view || !state.success) return undefined;
  const codec =
    page === "requests"
      ? requestsCodec(allColumns(await listProperties(organizationId)))
      : viewCodec(pagesOfViews[page]);
  return viewHref(page, codec, { id: view.id, state: state.data });
}
