import type { Metadata } from "next";
import { Suspense } from "react";
import { NewAlertScreen } from "@/components/alerts/alert-form-screen";
import { requirePageSession } from "@/lib/auth/page-session";
import { returnPath, type SearchParams } from "@/lib/auth/return-path";

export const metadata: Metadata = { title: "New alert" };

export default async function NewAlertPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await requirePageSession(returnPath("/alerts/new", await searchParams));
  return (
    <Suspense>
      <NewAlertScreen />
    </Suspense>
  );
}
