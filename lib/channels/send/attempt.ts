import type { SendResult } from "@/lib/deliveries/delivery";
import { publicUrl } from "@/lib/installation/base-url";
import type { StoredChannel } from "../channel";
import { openDestination } from "../destination";
import { prepareNotice } from "../formats/prepare";
import type { Notice } from "../notice";
import { sendMail } from "./mail";
import { postNotice } from "./post";

/**
 * Sends a notice to a channel, once, and tells what came of it.
 *
 * @param deliveryId stays the same when a delivery is repeated.
 * @throws ApiError `conflict` when the destination cannot be opened.
 */
export async function attemptNotice(
  channel: Pick<StoredChannel, "id" | "sealed">,
  notice: Notice,
  { deliveryId, signal }: { deliveryId: string; signal: AbortSignal },
): Promise<SendResult> {
  const destination = openDestination(channel);
  const url = publicUrl();
  const shared = { prepared: prepareNotice(notice, url), deliveryId, publicUrl: url, signal };
  return destination.kind === "email"
    ? sendMail({ ...shared, to: destination.to, incidentKey: notice.incidentKey })
    : postNotice({ ...shared, destination, notice });
}
