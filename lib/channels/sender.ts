import type { DeliverySender } from "@/lib/deliveries/delivery";
import { hasLaterNotice } from "@/lib/queries/has-later-notice";
import { listChannels } from "./channels";
import { noticeSchema } from "./notice";
import { attemptNotice } from "./send/attempt";

export const channelDeliveryKind = "channel";

/**
 * Sends what waits for channels, one notice after the other, so that an incident's end does not overtake its beginning.
 * The channel is read anew each time: once its address is put right, what waits goes there.
 */
export const channelSender: DeliverySender = {
  kind: channelDeliveryKind,
  concurrency: 1,
  async send({ organizationId, id, destinationId, createdAtMs, payload }, { mayRepeat, signal }) {
    const [channel] = await listChannels(organizationId, [destinationId]);
    if (!channel) {
      return { outcome: "cancelled", error: "The channel was deleted.", exchange: null };
    }
    const notice = noticeSchema.parse(JSON.parse(payload));
    const later = { organizationId, destinationId, incidentKey: notice.incidentKey, sinceMs: createdAtMs };
    if (mayRepeat && (await hasLaterNotice({ ...later, exceptId: id }))) {
      // Late, it would open again what a later notice has closed.
      return {
        outcome: "cancelled",
        error: "A later notice of the same incident took its place.",
        exchange: null,
      };
    }
    return attemptNotice(channel, notice, { deliveryId: id, signal });
  },
};
