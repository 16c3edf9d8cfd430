"use client";

import { LoadFailure } from "@/components/properties/page-message";
import { TableSkeleton } from "@/components/ui/table-skeleton";
import { formatCount } from "@/lib/format/format";
import { NoWebhooks } from "./no-webhooks";
import { useWebhooks } from "./use-webhooks";
import { MakeWebhookDialog } from "./webhook-dialog";
import { WebhookTable } from "./webhook-table";

/** Every webhook: where it goes, what it is for and whether it comes through. */
export function WebhooksScreen() {
  const { data: webhooks, error, refetch } = useWebhooks();
  return (
    <>
      <div className="flex min-h-12 shrink-0 flex-wrap items-center gap-x-3 gap-y-2 border-b bg-background px-4 py-2">
        <h1 className="font-semibold text-base tracking-tight">Webhooks</h1>
        {webhooks && webhooks.length > 0 && (
          <span className="text-muted-foreground tabular-nums">{formatCount(webhooks.length)}</span>
        )}
        <div className="ml-auto">
          <MakeWebhookDialog />
        </div>
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="flex flex-col gap-4 p-4">
          {error && <LoadFailure what="The webhooks" error={error} onRetry={() => refetch()} />}
          {!webhooks && !error && <TableSkeleton what="webhooks" />}
          {webhooks?.length === 0 && <NoWebhooks />}
          {webhooks && webhooks.length > 0 && <WebhookTable webhooks={webhooks} />}
        </div>
      </div>
    </>
  );
}
