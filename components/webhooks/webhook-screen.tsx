"use client";

import { ChevronRight } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { LoadFailure, PageMessage } from "@/components/properties/page-message";
import { buttonStyle } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { ApiFailure } from "@/lib/api-client";
import { DeliveryLog } from "./delivery-log";
import { SigningKey } from "./signing-key";
import { useWebhookView } from "./use-webhook-view";
import { useWebhook } from "./use-webhooks";
import { WebhookActions } from "./webhook-actions";
import { WebhookNotice } from "./webhook-notice";
import type { ListedWebhook } from "./webhook-schema";
import { WebhookState } from "./webhook-state";
import { requestsText } from "./webhook-table";

/** One webhook: what it is for, its key, and everything that was sent. */
export function WebhookScreen() {
  const [{ id }] = useWebhookView();
  const { data: webhook, error, refetch } = useWebhook(id);
  const isUnknown = id === "" || (error instanceof ApiFailure && [404, 422].includes(error.status));
  return (
    <>
      <div className="flex min-h-12 shrink-0 flex-wrap items-center gap-x-2 gap-y-2 border-b bg-background px-4 py-2">
        <nav aria-label="Breadcrumb" className="flex items-center gap-1 text-muted-foreground">
          <Link href="/webhooks" className="hover:text-foreground">
            Webhooks
          </Link>
          <ChevronRight aria-hidden className="size-3.5" />
        </nav>
        <h1 className="min-w-0 break-all font-semibold text-base tracking-tight">
          {webhook?.destination ?? "Webhook"}
        </h1>
        {webhook && <WebhookState webhook={webhook} />}
        <div className="ml-auto">{webhook && <WebhookActions webhook={webhook} />}</div>
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto">
        {isUnknown ? (
          <PageMessage title="There is no such webhook">
            <p className="text-muted-foreground">It may have been deleted.</p>
            <Link href="/webhooks" className={buttonStyle({ size: "md" })}>
              All webhooks
            </Link>
          </PageMessage>
        ) : (
          <div className="flex flex-col gap-4 p-4">
            {error && <LoadFailure what="The webhook" error={error} onRetry={() => refetch()} />}
            {!webhook && !error && <Skeleton className="h-28 w-full rounded-lg" />}
            {webhook && (
              <>
                <WebhookNotice webhook={webhook} />
                <Facts webhook={webhook} />
                <DeliveryLog id={id} />
              </>
            )}
          </div>
        )}
      </div>
    </>
  );
}

function Facts({ webhook }: { webhook: ListedWebhook }) {
  return (
    <dl className="flex flex-col gap-x-10 gap-y-3 rounded-lg border bg-surface px-4 py-3 lg:flex-row lg:flex-wrap">
      <Fact label="Requests">
        <code className="break-words font-mono text-xs">{requestsText(webhook)}</code>
      </Fact>
      <Fact label="Sample">{webhook.config.sampleRate} %</Fact>
      <Fact label="Sends">
        {webhook.include_data ? "bodies, properties and figures" : "bodies and properties"}
      </Fact>
      <Fact label="Signing key">
        <SigningKey helicone={webhook.hmac_key} standard={webhook.standard_key} />
      </Fact>
    </dl>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-muted-foreground text-xs">{label}</dt>
      <dd className="mt-1 min-w-0">{children}</dd>
    </div>
  );
}
