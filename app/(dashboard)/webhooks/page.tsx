import type { Metadata } from "next";
import { Suspense } from "react";
import { WebhooksScreen } from "@/components/webhooks/webhooks-screen";
import { requirePageSession } from "@/lib/auth/page-session";
import { returnPath, type SearchParams } from "@/lib/auth/return-path";

export const metadata: Metadata = { title: "Webhooks" };

export default async function WebhooksPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await requirePageSession(returnPath("/webhooks", await searchParams));
  return (
    <Suspense>
      <WebhooksScreen />
    </Suspense>
  );
}
