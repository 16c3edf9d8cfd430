import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Suspense } from "react";
import { RequestsScreen } from "@/components/requests/requests-screen";
import { requirePageSession } from "@/lib/auth/page-session";
import { returnPath } from "@/lib/auth/return-path";
import { requestsUrlKeys } from "@/lib/requests-view/url-keys";
import { savedViewLink } from "@/lib/saved-views/saved-view-link";

type SearchParams = Record<string, string | string[] | undefined>;

export const metadata: Metadata = { title: "Requests" };

export default async function RequestsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const { organizationId } = await requirePageSession(returnPath("/requests", params));
  const { [requestsUrlKeys.viewId]: viewId, ...rest } = params;
  // An address that says nothing else means the view as it was saved, or the page's default view.
  if (Object.keys(rest).length === 0 && typeof viewId !== "object") {
    // While the database is away the page opens without the view, and says itself what is the matter.
    const link = await savedViewLink(organizationId, viewId).catch(() => undefined);
    if (link !== undefined) redirect(link);
  }
  return (
    <Suspense>
      <RequestsScreen />
    </Suspense>
  );
}
