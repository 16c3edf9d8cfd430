import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Suspense } from "react";
import { SessionsScreen } from "@/components/sessions/sessions-screen";
import { requirePageSession } from "@/lib/auth/page-session";
import { returnPath } from "@/lib/auth/return-path";
import { savedViewLink } from "@/lib/saved-views/saved-view-link";

type SearchParams = Record<string, string | string[] | undefined>;

export const metadata: Metadata = { title: "Sessions" };

export default async function SessionsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const { organizationId } = await requirePageSession(returnPath("/sessions", params));
  const link = await savedViewLink("sessions", organizationId, params);
  if (link !== undefined) redirect(link);
  return (
    <Suspense>
      <SessionsScreen />
    </Suspense>
  );
}
