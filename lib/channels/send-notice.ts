import { v5 as uuidFromName } from "uuid";
import { deliveryQueue } from "@/lib/deliveries";
import type { NewDelivery } from "@/lib/deliveries/delivery";
import { keepLink } from "@/lib/views/links";
import { listChannels } from "./channels";
import { prepareNotice } from "./formats/prepare";
import { linkCharsMax, type Notice } from "./notice";
import { channelDeliveryKind } from "./sender";

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
  if (channelIds.length === 0) return { queued: [], missing: [] };
  const known = await listChannels(organizationId, channelIds);
  const queued = known.map(({ id }) => id);
  if (known.length > 0) {
    const payload = JSON.stringify({ ...notice, link: await shortLink(organizationId, notice.link) });
    const made = queued.map(
      (destinationId): NewDelivery => ({
        organizationId,
        kind: channelDeliveryKind,
        destinationId,
        subject: prepareNotice(notice, "").headline,
        payload,
        ...(key !== undefined && { id: uuidFromName(`${destinationId} ${key}`, noticeNamespace) }),
      }),
    );
    await deliveryQueue().enqueue(made, { mayExist: key !== undefined });
  }
  return { queued, missing: channelIds.filter((id) => !queued.includes(id)) };
}

const noticeNamespace = "0d2c5c0e-6f43-4d5e-9a2b-7a1e5c6c9c11";

/** A link that would break in a chat leads through the place where the long one is kept. */
async function shortLink(organizationId: string, link: string | null): Promise<string | null> {
  return link === null || link.length <= linkCharsMax
    ? link
    : `/link/${await keepLink(organizationId, link)}`;
}
