import type { Metadata } from "next";
import { Suspense } from "react";
import { KeyScreen } from "@/components/properties/key-screen";
import { requirePageSession } from "@/lib/auth/page-session";
import { returnPath } from "@/lib/auth/return-path";

type SearchParams = Record<string, string | string[] | undefined>;

export const metadata: Metadata = { title: "Property" };

export default async function PropertyPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await requirePageSession(returnPath("/properties/key", await searchParams));
  return (
    <Suspense>
      <KeyScreen />
    </Suspense>
  );
}
