import "server-only";
import { redirect } from "next/navigation";
import { requirePageSession } from "@/lib/auth/page-session";
import { returnPath, type SearchParams } from "@/lib/auth/return-path";
import type { ViewPage } from "@/lib/views/view";
import { pagesOfViews } from "./pages";
import { savedViewLink } from "./saved-view-link";

/** What comes before a page that has views: the sign-in, and the way on to the view that its address means. */
export async function enterPage(page: ViewPage, searchParams: Promise<SearchParams>): Promise<void> {
  const params = await searchParams;
  const { organizationId } = await requirePageSession(returnPath(pagesOfViews[page].path, params));
  const link = await savedViewLink(page, organizationId, params);
  if (link !== undefined) redirect(link);
}
