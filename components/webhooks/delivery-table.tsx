"use client";

import { Moment } from "@/components/properties/moment";
import { cn } from "@/components/ui/cn";
import { ScrollRegion } from "@/components/ui/scroll-region";
import { DeliveryBadge } from "./delivery-badge";
import type { Delivery } from "./webhook-schema";

/** Deliveries as a table; each opens what was sent and what came back. */
export function DeliveryTable({
  deliveries,
  isStale,
  onOpen,
}: {
  deliveries: readonly Delivery[];
  isStale: boolean;
  onOpen: (id: string) => void;
}) {
  return (
    <ScrollRegion
      aria-label="Deliveries"
      className={cn("overflow-x-auto rounded-lg border bg-surface", isStale && "opacity-60")}
    >
      <table className="w-full min-w-[44rem]">
        <caption className="sr-only">Deliveries, the newest first</caption>
        <thead>
          <tr className="h-8 border-b text-left text-muted-foreground text-xs [&_th]:px-3 [&_th]:font-medium">
            <th scope="col">Request</th>
            <th scope="col">State</th>
            <th scope="col">Answer</th>
            <th scope="col">Attempts</th>
            <th scope="col">Made</th>
          </tr>
        </thead>
        <tbody>
          {deliveries.map((delivery) => (
            <tr
              key={delivery.id}
              className="relative h-9 border-b last:border-b-0 hover:bg-hover [&_td]:px-3 [&_td]:py-1"
            >
              <th scope="row" className="whitespace-nowrap px-3 py-1 text-left font-normal">
                {/* The whole row is the button. */}
                <button
                  type="button"
                  className="font-mono text-xs after:absolute after:inset-0"
                  onClick={() => onOpen(delivery.id)}
                >
                  {delivery.request_id ?? "test"}
                </button>
                {delivery.replay_of && <span className="ml-2 text-muted-foreground text-xs">replay</span>}
              </th>
              <td className="whitespace-nowrap">
                <DeliveryBadge delivery={delivery} />
              </td>
              <td className="max-w-72 truncate" title={delivery.error ?? undefined}>
                {delivery.error ?? delivery.status}
              </td>
              <td className="whitespace-nowrap tabular-nums">
                {delivery.attempts}
                {delivery.next_attempt_at !== null && (
                  <span className="text-muted-foreground">, next {timeOf(delivery.next_attempt_at)}</span>
                )}
              </td>
              <td className="whitespace-nowrap text-muted-foreground">
                <Moment iso={delivery.created_at} zone="local" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

/** Shown only after a load in the browser, so its clock is the reader's. */
function timeOf(iso: string): string {
  return new Date(iso).toLocaleTimeString();
}
