import type { Metadata } from "next";
import { Suspense } from "react";
import { PerformanceScreen } from "@/components/performance/performance-screen";
import { requirePageSession } from "@/lib/auth/page-session";
import { returnPath } from "@/lib/auth/return-path";

type SearchParams = Record<string, string | string[] | undefined>;

export const metadata: Metadata = { title: "Performance" };

export default async function PerformancePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await requirePageSession(returnPath("/performance", await searchParams));
  return (
    <Suspense>
      <PerformanceScreen />
    </Suspense>
  );
}
