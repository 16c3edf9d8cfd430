import type { Metadata } from "next";
import { Suspense } from "react";
import { SessionsScreen } from "@/components/sessions/sessions-screen";
import type { SearchParams } from "@/lib/auth/return-path";
import { enterPage } from "@/lib/saved-views/enter-page";

export const metadata: Metadata = { title: "Sessions" };

export default async function SessionsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await enterPage("sessions", searchParams);
  return (
    <Suspense>
      <SessionsScreen />
    </Suspense>
  );
}
