import type { Metadata } from "next";
import { Suspense } from "react";
import { WebhookScreen } from "@/components/webhooks/webhook-screen";
import { requirePageSession } from "@/lib/auth/page-session";
import { returnPath, type SearchParams } from "@/lib/auth/return-path";

export const metadata: Metadata = { title: "Webhook" };

export default async function WebhookPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await requirePageSession(returnPath("/webhooks/webhook", await searchParams));
  return (
    <Suspense>
      <WebhookScreen />
    </Suspense>
  );
}
