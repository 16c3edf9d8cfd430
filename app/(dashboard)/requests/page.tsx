import type { Metadata } from "next";
import { Suspense } from "react";
import { RequestsScreen } from "@/components/requests/requests-screen";
import { requirePageSession } from "@/lib/auth/page-session";
import { returnPath } from "@/lib/auth/return-path";

type SearchParams = Record<string, string | string[] | undefined>;

export const metadata: Metadata = { title: "Requests" };

export default async function RequestsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await requirePageSession(returnPath("/requests", await searchParams));
  return (
    <Suspense>
      <RequestsScreen />
    </Suspense>
  );
}
