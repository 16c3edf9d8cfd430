"use client";

import { TriangleAlert } from "lucide-react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { formatCount } from "@/lib/format/format";
import { useReplayFailed } from "./use-deliveries";
import { useChangeWebhook } from "./use-webhooks";
import type { ListedWebhook } from "./webhook-schema";

/** That Facet switched a webhook off and why, with the way back. */
export function WebhookNotice({ webhook }: { webhook: ListedWebhook }) {
  const change = useChangeWebhook(webhook.id);
  const replay = useReplayFailed(webhook.id);
  if (webhook.notice === null) return null;
  const resume = () =>
    change.mutate(
      { isEnabled: true },
      {
        onSuccess: () =>
          replay.mutate(undefined, {
            onSuccess: ({ replayed }) =>
              toast.success(
                `The webhook is on; ${replayed === 1 ? "1 delivery is" : `${formatCount(replayed)} deliveries are`} sent again.`,
              ),
          }),
        onError: ({ message }) => toast.error("It is still off.", { description: message }),
      },
    );
  return (
    <div
      role="status"
      className="flex flex-wrap items-center gap-3 rounded-lg bg-danger-soft px-4 py-3 text-danger-text"
    >
      <TriangleAlert aria-hidden className="size-4 shrink-0" />
      <p className="min-w-0 flex-[1_1_20rem] break-words">
        <strong className="font-medium">Facet has switched this webhook off.</strong> {webhook.notice}{" "}
        Requests that land meanwhile are not sent.
      </p>
      <Button onClick={resume} disabled={change.isPending || replay.isPending}>
        Switch on and send again
      </Button>
    </div>
  );
}
