import { deliveryQueue } from "@/lib/deliveries";
import type { Notice } from "./notice";
import { noticeDeliveries } from "./notice-deliveries";

/** What became of a notice. */
interface SentNotice {
  /** Channels whose copy is durable and will be sent, again and again until it arrives. */
  queued: string[];
  /** Channels that do not exist, or no longer. */
  missing: string[];
}

/**
 * Sends a notice to channels. Resolves when the copies are durable, not when they have arrived; what arrives and what
 * does not is shown beside the channel.
 *
 * @param key names the notice among all others: sent again with the same key, after a crash for instance, it is not sent
 * a second time.
 * @throws ApiError `storage_unavailable`; then the same call can be made again, with the same key.
 */
export async function sendNotice(
  organizationId: string,
  channelIds: readonly string[],
  notice: Notice,
  key?: string,
): Promise<SentNotice> {
  const made = await noticeDeliveries(organizationId, channelIds, notice, key);
  if (made.length > 0) await deliveryQueue().enqueue(made, { mayExist: key !== undefined });
  const queued = made.map(({ destinationId }) => destinationId);
  return { queued, missing: channelIds.filter((id) => !queued.includes(id)) };
}
