"use client";

import Link from "next/link";
import { toast } from "sonner";
import { LoadFailure } from "@/components/properties/page-message";
import { Button, buttonStyle } from "@/components/ui/button";
import { CodeBlock } from "@/components/ui/code-block";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { Skeleton } from "@/components/ui/skeleton";
import { DeliveryBadge } from "./delivery-badge";
import { DeliveryTry } from "./delivery-try";
import { useDelivery, useReplay } from "./use-deliveries";
import type { DeliveryDetail } from "./webhook-schema";

/** A delivery with every attempt: what was sent, what came back, and another go. */
export function DeliveryDialog({
  webhookId,
  deliveryId,
  onClose,
}: {
  webhookId: string;
  /** Null while none is looked at. */
  deliveryId: string | null;
  onClose: () => void;
}) {
  return (
    <Dialog open={deliveryId !== null} onOpenChange={(isOpen) => !isOpen && onClose()}>
      {deliveryId !== null && (
        <DialogContent title="Delivery" className="max-w-3xl">
          <Loaded webhookId={webhookId} deliveryId={deliveryId} onClose={onClose} />
        </DialogContent>
      )}
    </Dialog>
  );
}

function Loaded({
  webhookId,
  deliveryId,
  onClose,
}: {
  webhookId: string;
  deliveryId: string;
  onClose: () => void;
}) {
  const { data, error, refetch } = useDelivery(webhookId, deliveryId);
  const replay = useReplay(webhookId);
  const again = () =>
    replay.mutate(deliveryId, {
      onSuccess: () => {
        toast.success("It is on its way once more.");
        onClose();
      },
      onError: ({ message }) => toast.error("It was not sent again.", { description: message }),
    });
  if (error) return <LoadFailure what="The delivery" error={error} onRetry={() => refetch()} />;
  if (!data) return <Skeleton className="h-64 w-full rounded-lg" />;
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <div className="flex flex-wrap items-center gap-2">
        <DeliveryBadge delivery={data} />
        {data.error && <span className="min-w-0 break-words text-muted-foreground">{data.error}</span>}
        <span className="ml-auto flex gap-1.5">
          {data.request_id && (
            <Link href={`/requests/${data.request_id}`} className={buttonStyle()}>
              The request
            </Link>
          )}
          {!data.is_test && (
            <Button onClick={again} disabled={replay.isPending}>
              Replay
            </Button>
          )}
        </span>
      </div>
      <section aria-label="Sent">
        <h3 className="mb-1.5 font-medium">Sent</h3>
        <CodeBlock code={indented(data)} label="payload" wraps className="max-h-72 overflow-y-auto" />
      </section>
      <section aria-label="Attempts" className="flex flex-col gap-2">
        <h3 className="font-medium">Attempts</h3>
        {data.tries.length === 0 && <p className="text-muted-foreground">None was made yet.</p>}
        {data.tries.map((one, index) => (
          <DeliveryTry
            key={`${one.at} ${one.attempt}`}
            tried={one}
            isOpen={index === data.tries.length - 1}
          />
        ))}
      </section>
    </div>
  );
}

function indented({ payload }: DeliveryDetail): string {
  try {
    return JSON.stringify(JSON.parse(payload), null, 2);
  } catch {
    return payload;
  }
}
