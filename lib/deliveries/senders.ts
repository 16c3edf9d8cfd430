import { channelSender } from "@/lib/channels/sender";
import { webhookMatcher } from "@/lib/webhooks/match";
import { webhookSender } from "@/lib/webhooks/send";
import type { DeliverySender } from "./delivery";

/** Everything that knows how to send a kind of delivery; one entry each. */
export function deliverySenders(): DeliverySender[] {
  return [channelSender, webhookMatcher, webhookSender];
}
