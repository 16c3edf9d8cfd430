import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Suspense } from "react";
import { CostsScreen } from "@/components/costs/costs-screen";
import { requirePageSession } from "@/lib/auth/page-session";
import { returnPath } from "@/lib/auth/return-path";
import { savedViewLink } from "@/lib/saved-views/saved-view-link";

type SearchParams = Record<string, string | string[] | undefined>;

export const metadata: Metadata = { title: "Costs" };

export default async function CostsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const { organizationId } = await requirePageSession(returnPath("/costs", params));
  const link = await savedViewLink("costs", organizationId, params);
  if (link !== undefined) redirect(link);
  return (
    <Suspense>
      <CostsScreen />
    </Suspense>
  );
}
