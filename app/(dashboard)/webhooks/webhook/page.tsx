import type { Metadata } from "next";
import { Suspense } from "react";
import { WebhookScreen } from "@/components/webhooks/webhook-screen";
import { requirePageSession } from "@/lib/auth/page-session";
import { returnPath } from "@/lib/auth/return-path";

type SearchParams = Record<string, string | string[] | undefined>;

export const metadata: Metadata = { title: "Webhook" };

export default async function WebhookPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await requirePageSession(returnPath("/webhooks/webhook", await searchParams));
  return (
    <Suspense>
      <WebhookScreen />
    </Suspense>
  );
}
