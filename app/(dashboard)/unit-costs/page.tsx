import type { Metadata } from "next";
import { Suspense } from "react";
import { UnitCostsScreen } from "@/components/unit-costs/unit-costs-screen";
import type { SearchParams } from "@/lib/auth/return-path";
import { enterPage } from "@/lib/saved-views/enter-page";

export const metadata: Metadata = { title: "Unit costs" };

export default async function UnitCostsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await enterPage("unit-costs", searchParams);
  return (
    <Suspense>
      <UnitCostsScreen />
    </Suspense>
  );
}
