import type { Metadata } from "next";
import { Suspense } from "react";
import { CostsScreen } from "@/components/costs/costs-screen";
import type { SearchParams } from "@/lib/auth/return-path";
import { enterPage } from "@/lib/saved-views/enter-page";

export const metadata: Metadata = { title: "Costs" };

export default async function CostsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await enterPage("costs", searchParams);
  return (
    <Suspense>
      <CostsScreen />
    </Suspense>
  );
}
