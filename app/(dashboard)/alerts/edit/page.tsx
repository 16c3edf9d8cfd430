import type { Metadata } from "next";
import { Suspense } from "react";
import { EditAlertScreen } from "@/components/alerts/alert-form-screen";
import { requirePageSession } from "@/lib/auth/page-session";
import { returnPath, type SearchParams } from "@/lib/auth/return-path";

export const metadata: Metadata = { title: "Change alert" };

export default async function EditAlertPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await requirePageSession(returnPath("/alerts/edit", await searchParams));
  return (
    <Suspense>
      <EditAlertScreen />
    </Suspense>
  );
}
