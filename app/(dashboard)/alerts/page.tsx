import type { Metadata } from "next";
import { Suspense } from "react";
import { AlertsScreen } from "@/components/alerts/alerts-screen";
import { requirePageSession } from "@/lib/auth/page-session";
import { returnPath, type SearchParams } from "@/lib/auth/return-path";

export const metadata: Metadata = { title: "Alerts" };

export default async function AlertsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await requirePageSession(returnPath("/alerts", await searchParams));
  return (
    <Suspense>
      <AlertsScreen />
    </Suspense>
  );
}
