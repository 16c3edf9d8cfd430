import type { Metadata } from "next";
import { Suspense } from "react";
import { PerformanceScreen } from "@/components/performance/performance-screen";
import type { SearchParams } from "@/lib/auth/return-path";
import { enterPage } from "@/lib/saved-views/enter-page";

export const metadata: Metadata = { title: "Performance" };

export default async function PerformancePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await enterPage("performance", searchParams);
  return (
    <Suspense>
      <PerformanceScreen />
    </Suspense>
  );
}
