import type { Metadata } from "next";
import { Suspense } from "react";
import { KeyScreen } from "@/components/properties/key-screen";
import { requirePageSession } from "@/lib/auth/page-session";
import { returnPath, type SearchParams } from "@/lib/auth/return-path";

export const metadata: Metadata = { title: "Property" };

export default async function PropertyPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await requirePageSession(returnPath("/properties/key", await searchParams));
  return (
    <Suspense>
      <KeyScreen />
    </Suspense>
  );
}
