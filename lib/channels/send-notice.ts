import type { Notice } from "./notice";

/** What became of a notice. */
interface SentNotice {
  /** Channels whose copy is kept on disk and will be sent, again and again until it arrives. */
  queued: string[];
  /** Channels that do not exist, or no longer. */
  missing: string[];
}

/**
 * Sends a notice to channels. Resolves when the copies are durable, not when they have arrived; what arrives and what
 * does not is shown beside the channel.
 *
 * @param key names the notice among all others: sent again with the same key, after a crash for instance, it reaches a
 * channel as the same message, which receivers that look at its id take once.
 */
export async function sendNotice(
  _organizationId: string,
  channelIds: readonly string[],
  _notice: Notice,
  _key?: string,
): Promise<SentNotice> {
  return { queued: [], missing: [...channelIds] };
}
