import type { Metadata } from "next";
import { Suspense } from "react";
import { SessionScreen } from "@/components/sessions/session-screen";
import { requirePageSession } from "@/lib/auth/page-session";
import { returnPath } from "@/lib/auth/return-path";

type SearchParams = Record<string, string | string[] | undefined>;

export const metadata: Metadata = { title: "Session" };

export default async function SessionPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await requirePageSession(returnPath("/sessions/session", await searchParams));
  return (
    <Suspense>
      <SessionScreen />
    </Suspense>
  );
}
