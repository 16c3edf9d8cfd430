import type { Metadata } from "next";
import { Suspense } from "react";
import { OverviewScreen } from "@/components/overview/overview-screen";
import type { SearchParams } from "@/lib/auth/return-path";
import { enterPage } from "@/lib/saved-views/enter-page";

export const metadata: Metadata = { title: "Overview" };

export default async function OverviewPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await enterPage("overview", searchParams);
  return (
    <Suspense>
      <OverviewScreen />
    </Suspense>
  );
}
