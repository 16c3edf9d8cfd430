import type { Metadata } from "next";
import { Suspense } from "react";
import { SessionScreen } from "@/components/sessions/session-screen";
import { requirePageSession } from "@/lib/auth/page-session";
import { returnPath, type SearchParams } from "@/lib/auth/return-path";

export const metadata: Metadata = { title: "Session" };

export default async function SessionPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await requirePageSession(returnPath("/sessions/session", await searchParams));
  return (
    <Suspense>
      <SessionScreen />
    </Suspense>
  );
}
