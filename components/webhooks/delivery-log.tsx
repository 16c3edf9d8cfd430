"use client";

import { useId } from "react";
import { ListEnd } from "@/components/figure-table/list-end";
import { LoadFailure } from "@/components/properties/page-message";
import { Button } from "@/components/ui/button";
import { Segmented } from "@/components/ui/segmented";
import { TableSkeleton } from "@/components/ui/table-skeleton";
import { DeliveryDialog } from "./delivery-dialog";
import { DeliveryTable } from "./delivery-table";
import { useDeliveries } from "./use-deliveries";
import { useWebhookView } from "./use-webhook-view";

const states = [
  { value: "all", label: "All" },
  { value: "delivered", label: "Delivered" },
  { value: "pending", label: "Waiting" },
  { value: "failed", label: "Failed" },
  { value: "cancelled", label: "Cancelled" },
] as const;

/** Everything that was sent to a webhook in the past 30 days. */
export function DeliveryLog({ id }: { id: string }) {
  const [view, setView] = useWebhookView();
  const list = useDeliveries(id, view.state);
  const deliveries = list.data?.pages.flatMap((page) => page.deliveries) ?? [];
  const headingId = useId();
  return (
    <section aria-labelledby={headingId} className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h2 id={headingId} className="font-semibold text-base tracking-tight">
          Deliveries
        </h2>
        <div className="-mx-1 max-w-full overflow-x-auto px-1">
          <Segmented
            label="State"
            value={view.state ?? "all"}
            onChange={(state) => setView({ state: state === "all" ? null : state })}
            options={states}
          />
        </div>
        <Button className="ml-auto" onClick={() => list.refetch()} disabled={list.isFetching}>
          Refresh
        </Button>
      </div>
      {list.error && !list.isFetchNextPageError && (
        <LoadFailure what="The deliveries" error={list.error} onRetry={() => list.refetch()} />
      )}
      {list.isPending && !list.error && <TableSkeleton what="deliveries" />}
      {list.data && deliveries.length === 0 && (
        <p className="rounded-lg border border-dashed px-4 py-8 text-center text-muted-foreground">
          {view.state === null
            ? "Nothing was sent yet. A test shows whether the receiver is there."
            : "No delivery is in this state."}
        </p>
      )}
      {deliveries.length > 0 && (
        <>
          <DeliveryTable
            deliveries={deliveries}
            isStale={list.isPlaceholderData}
            onOpen={(delivery) => setView({ delivery })}
          />
          <div className="flex h-9 items-center">
            <ListEnd list={list} count={deliveries.length} unit={["delivery", "deliveries"]} />
          </div>
        </>
      )}
      <DeliveryDialog
        webhookId={id}
        deliveryId={view.delivery}
        onClose={() => setView({ delivery: null }, { history: "replace" })}
      />
    </section>
  );
}
