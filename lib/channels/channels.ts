import { v7 as newUuid } from "uuid";
import type { Caller } from "@/lib/auth/authorize";
import { ApiError } from "@/lib/errors";
import { insertChannel } from "@/lib/queries/insert-channel";
import { listStoredChannels } from "@/lib/queries/list-channels";
import { assertNewest, storeVersion } from "@/lib/versions/store-version";
import type { ChannelKind, Destination, StoredChannel } from "./channel";
import {
  type DestinationParts,
  mergedDestination,
  openDestination,
  sealDestination,
  shownDestination,
} from "./destination";

/** More would only make every list slow. */
const channelsMax = 200;

/** All channels of an organization, by name; or those with the ids, which may be fewer. */
export async function listChannels(
  organizationId: string,
  ids?: readonly string[],
): Promise<StoredChannel[]> {
  return (await listStoredChannels(organizationId, ids)).filter(({ isDeleted }) => !isDeleted);
}

/** @throws ApiError `not_found`. */
export async function findChannel(organizationId: string, id: string): Promise<StoredChannel> {
  const [channel] = await listChannels(organizationId, [id]);
  if (!channel) {
    throw new ApiError("not_found", `There is no channel with the id ${id}; it may have been deleted.`);
  }
  return channel;
}

/** A channel as it was written. */
export interface WrittenChannel {
  channel: StoredChannel;
  /** The key that signs its posts, when it has a new one; it is nowhere to be read afterwards. */
  newSigningSecret: string | null;
}

/** @throws ApiError `invalid` for a destination that cannot be, `conflict` when there are too many channels. */
export async function createChannel(
  { organizationId, apiKeyId }: Caller,
  { name, kind, parts }: { name: string; kind: ChannelKind; parts: DestinationParts },
): Promise<WrittenChannel> {
  const destination = mergedDestination(kind, parts);
  if ((await listChannels(organizationId)).length >= channelsMax) {
    throw new ApiError(
      "conflict",
      `There are ${channelsMax} channels, which is the limit: delete some first.`,
    );
  }
  const id = newUuid();
  const nowMs = Date.now();
  const channel: StoredChannel = {
    id,
    version: 1,
    revision: newUuid(),
    name,
    kind,
    shown: shownDestination(destination),
    sealed: sealDestination(id, destination),
    createdBy: apiKeyId,
    createdAtMs: nowMs,
    updatedBy: apiKeyId,
    updatedAtMs: nowMs,
    isDeleted: false,
  };
  await insertChannel(organizationId, channel);
  return { channel, newSigningSecret: signingSecretOf(destination) };
}

/**
 * Changes a channel's name, parts of its destination, or both. Notices that wait go where it leads then.
 *
 * @param version the one the change was made on; the newest when absent.
 * @throws ApiError `not_found`, `invalid`, or `conflict` when someone else changed it since.
 */
export async function changeChannel(
  caller: Caller,
  id: string,
  { name, parts }: { name?: string; parts: DestinationParts },
  version?: number,
): Promise<WrittenChannel> {
  const before = await findChannel(caller.organizationId, id);
  assertNewest(before, version, nameOf(before));
  // A destination sealed with a key that is gone can still be replaced whole.
  const known = isWhole(before.kind, parts) ? undefined : openDestination(before);
  const destination = mergedDestination(before.kind, parts, known);
  const channel = await writeVersion(caller, before, {
    name: name ?? before.name,
    shown: shownDestination(destination),
    sealed: sealDestination(id, destination),
  });
  const isSame = known !== undefined && signingSecretOf(known) === signingSecretOf(destination);
  return { channel, newSigningSecret: isSame ? null : signingSecretOf(destination) };
}

/** @throws ApiError `not_found`. */
export async function deleteChannel(caller: Caller, id: string): Promise<void> {
  const before = await findChannel(caller.organizationId, id);
  // What opens doors elsewhere is not kept for longer than it is needed.
  await writeVersion(caller, before, { sealed: "", isDeleted: true });
}

function writeVersion(
  { organizationId, apiKeyId }: Caller,
  before: StoredChannel,
  change: Partial<StoredChannel>,
): Promise<StoredChannel> {
  return storeVersion(
    before,
    { ...change, updatedBy: apiKeyId, updatedAtMs: Date.now() },
    {
      insert: (channel) => insertChannel(organizationId, channel),
      read: async () => (await listStoredChannels(organizationId, [before.id]))[0],
      nameOf,
    },
  );
}

function signingSecretOf(destination: Destination): string | null {
  return destination.kind === "webhook" ? destination.signingSecret : null;
}

/** Whether the parts make a destination without what there was before. */
function isWhole(kind: ChannelKind, { to, url, routingKey, eventsUrl, signingSecret }: DestinationParts) {
  const wholes: Readonly<Record<ChannelKind, boolean>> = {
    email: to !== undefined,
    slack: url !== undefined,
    discord: url !== undefined,
    teams: url !== undefined,
    webhook: url !== undefined && signingSecret !== undefined,
    pagerduty: routingKey !== undefined && eventsUrl !== undefined,
  };
  return wholes[kind];
}

function nameOf({ name }: StoredChannel): string {
  return `channel "${name}"`;
}
