import type { Metadata } from "next";
import { Suspense } from "react";
import { JournalScreen } from "@/components/edits/journal-screen";
import { requirePageSession } from "@/lib/auth/page-session";
import { returnPath, type SearchParams } from "@/lib/auth/return-path";

export const metadata: Metadata = { title: "Journal of edits" };

export default async function JournalPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await requirePageSession(returnPath("/properties/journal", await searchParams));
  return (
    <Suspense>
      <JournalScreen />
    </Suspense>
  );
}
