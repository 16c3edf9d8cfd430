import type { Metadata } from "next";
import { Suspense } from "react";
import { PropertiesScreen } from "@/components/properties/properties-screen";
import { requirePageSession } from "@/lib/auth/page-session";
import { returnPath, type SearchParams } from "@/lib/auth/return-path";

export const metadata: Metadata = { title: "Properties" };

export default async function PropertiesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await requirePageSession(returnPath("/properties", await searchParams));
  return (
    <Suspense>
      <PropertiesScreen />
    </Suspense>
  );
}
