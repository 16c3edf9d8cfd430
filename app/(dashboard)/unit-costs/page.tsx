import type { Metadata } from "next";
import { Suspense } from "react";
import { UnitCostsScreen } from "@/components/unit-costs/unit-costs-screen";
import { requirePageSession } from "@/lib/auth/page-session";
import { returnPath } from "@/lib/auth/return-path";

type SearchParams = Record<string, string | string[] | undefined>;

export const metadata: Metadata = { title: "Unit costs" };

export default async function UnitCostsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  await requirePageSession(returnPath("/unit-costs", params));
  return (
    <Suspense>
      <UnitCostsScreen />
    </Suspense>
  );
}
