import { channelSender } from "@/lib/channels/sender";
import type { DeliverySender } from "./delivery";

/** Everything that knows how to send a kind of delivery; one entry each. */
export function deliverySenders(): DeliverySender[] {
  return [channelSender];
}
