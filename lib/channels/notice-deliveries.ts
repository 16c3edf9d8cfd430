import { v5 as uuidFromName } from "uuid";
import type { NewDelivery } from "@/lib/deliveries/delivery";
import { keepLink } from "@/lib/views/links";
import { listChannels } from "./channels";
import { prepareNotice } from "./formats/prepare";
import { linkCharsMax, type Notice } from "./notice";
import { channelDeliveryKind } from "./sender";

/**
 * The deliveries that tell a notice, one for each of these channels that there is.
 *
 * @param key names the notice among all others: made again with the same key, the deliveries have the same ids.
 */
export async function noticeDeliveries(
  organizationId: string,
  channelIds: readonly string[],
  notice: Notice,
  key?: string,
): Promise<NewDelivery[]> {
  if (channelIds.length === 0) return [];
  const known = await listChannels(organizationId, channelIds);
  if (known.length === 0) return [];
  const payload = JSON.stringify({ ...notice, link: await shortLink(organizationId, notice.link) });
  return known.map(({ id: destinationId }) => ({
    organizationId,
    kind: channelDeliveryKind,
    destinationId,
    subject: prepareNotice(notice, "").headline,
    payload,
    ...(key !== undefined && { id: uuidFromName(`${destinationId} ${key}`, noticeNamespace) }),
  }));
}

const noticeNamespace = "0d2c5c0e-6f43-4d5e-9a2b-7a1e5c6c9c11";

/** A link that would break in a chat leads through the place where the long one is kept. */
async function shortLink(organizationId: string, link: string | null): Promise<string | null> {
  return link === null || link.length <= linkCharsMax
    ? link
    : `/link/${await keepLink(organizationId, link)}`;
}
