import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Suspense } from "react";
import { RequestsScreen } from "@/components/requests/requests-screen";
import { requirePageSession } from "@/lib/auth/page-session";
import { returnPath } from "@/lib/auth/return-path";
import { defaultViewLink } from "@/lib/saved-views/default-view";

type SearchParams = Record<string, string | string[] | undefined>;

export const metadata: Metadata = { title: "Requests" };

export default async function RequestsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const { organizationId } = await requirePageSession(returnPath("/requests", params));
  if (Object.keys(params).length === 0) {
    // While the database is away the page opens without its default view, and says itself what is the matter.
    const link = await defaultViewLink(organizationId).catch(() => undefined);
    if (link !== undefined) redirect(link);
  }
  return (
    <Suspense>
      <RequestsScreen />
    </Suspense>
  );
}
