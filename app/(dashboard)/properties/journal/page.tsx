import type { Metadata } from "next";
import { Suspense } from "react";
import { JournalScreen } from "@/components/edits/journal-screen";
import { requirePageSession } from "@/lib/auth/page-session";
import { returnPath } from "@/lib/auth/return-path";

type SearchParams = Record<string, string | string[] | undefined>;

export const metadata: Metadata = { title: "Journal of edits" };

export default async function JournalPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await requirePageSession(returnPath("/properties/journal", await searchParams));
  return (
    <Suspense>
      <JournalScreen />
    </Suspense>
  );
}
