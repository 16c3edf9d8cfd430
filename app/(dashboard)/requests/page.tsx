import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Suspense } from "react";
import { RequestsScreen } from "@/components/requests/requests-screen";
import { requirePageSession } from "@/lib/auth/page-session";
import { returnPath } from "@/lib/auth/return-path";
import { savedViewLink } from "@/lib/saved-views/saved-view-link";

type SearchParams = Record<string, string | string[] | undefined>;

export const metadata: Metadata = { title: "Requests" };

export default async function RequestsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const { organizationId } = await requirePageSession(returnPath("/requests", params));
  const link = await savedViewLink("requests", organizationId, params);
  if (link !== undefined) redirect(link);
  return (
    <Suspense>
      <RequestsScreen />
    </Suspense>
  );
}
