import type { Metadata } from "next";
import { Suspense } from "react";
import { RulesScreen } from "@/components/properties/rules-screen";
import { requirePageSession } from "@/lib/auth/page-session";
import { returnPath, type SearchParams } from "@/lib/auth/return-path";

export const metadata: Metadata = { title: "Rules for properties" };

export default async function RulesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await requirePageSession(returnPath("/properties/rules", await searchParams));
  return (
    <Suspense>
      <RulesScreen />
    </Suspense>
  );
}
