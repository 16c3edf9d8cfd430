import type { StoredChannel } from "@/lib/channels/channel";
import { database } from "@/lib/clickhouse";
import { nilUuid } from "./nil-uuid";
import { timeParameter } from "./time-parameter";

/** Adds a version of a channel. */
export function insertChannel(organizationId: string, channel: StoredChannel): Promise<void> {
  const line = JSON.stringify({
    organization_id: organizationId,
    id: channel.id,
    version: channel.version,
    revision: channel.revision,
    name: channel.name,
    kind: channel.kind,
    shown: JSON.stringify(channel.shown),
    sealed: channel.sealed,
    created_by: channel.createdBy ?? nilUuid,
    created_at: timeParameter(channel.createdAtMs),
    updated_by: channel.updatedBy ?? nilUuid,
    updated_at: timeParameter(channel.updatedAtMs),
    is_deleted: channel.isDeleted,
  });
  return database().insert("channels", line, "channels.insert");
}
