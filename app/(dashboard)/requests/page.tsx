import type { Metadata } from "next";
import { Suspense } from "react";
import { RequestsScreen } from "@/components/requests/requests-screen";
import type { SearchParams } from "@/lib/auth/return-path";
import { enterPage } from "@/lib/saved-views/enter-page";

export const metadata: Metadata = { title: "Requests" };

export default async function RequestsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await enterPage("requests", searchParams);
  return (
    <Suspense>
      <RequestsScreen />
    </Suspense>
  );
}
