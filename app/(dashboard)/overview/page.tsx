import type { Metadata } from "next";
import { Suspense } from "react";
import { OverviewScreen } from "@/components/overview/overview-screen";
import { requirePageSession } from "@/lib/auth/page-session";
import { returnPath } from "@/lib/auth/return-path";

type SearchParams = Record<string, string | string[] | undefined>;

export const metadata: Metadata = { title: "Overview" };

export default async function OverviewPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await requirePageSession(returnPath("/overview", await searchParams));
  return (
    <Suspense>
      <OverviewScreen />
    </Suspense>
  );
}
