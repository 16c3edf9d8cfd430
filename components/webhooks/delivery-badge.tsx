import { Badge } from "@/components/ui/badge";
import type { StatusTone } from "@/lib/format/status";
import type { Delivery } from "./webhook-schema";

/** What became of a delivery, in a word. */
export function DeliveryBadge({ delivery }: { delivery: Pick<Delivery, "state" | "attempts"> }) {
  const isRetrying = delivery.state === "pending" && delivery.attempts > 0;
  return (
    <Badge tone={isRetrying ? "warning" : tones[delivery.state]}>
      {isRetrying ? "Retrying" : words[delivery.state]}
    </Badge>
  );
}

const words = {
  pending: "Waiting",
  delivered: "Delivered",
  failed: "Failed",
  cancelled: "Cancelled",
} as const;

const tones: Readonly<Record<Delivery["state"], StatusTone>> = {
  pending: "neutral",
  delivered: "success",
  failed: "danger",
  cancelled: "neutral",
};
