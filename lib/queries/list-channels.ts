import { z } from "zod";
import { channelKinds, type StoredChannel, shownDestinationSchema } from "@/lib/channels/channel";
import { database } from "@/lib/clickhouse";
import { int64 } from "./int64";
import { nilUuid } from "./nil-uuid";

/**
 * The newest version of every channel of an organization, by name, deleted ones included; or of those with the ids. Of two
 * changes that made the same version the first one counts.
 */
export function listStoredChannels(
  organizationId: string,
  ids?: readonly string[],
): Promise<StoredChannel[]> {
  return database().query(
    {
      sql: `
  SELECT
    id,
    version,
    toString(revision) AS revision,
    name,
    kind,
    shown,
    sealed,
    nullIf(created_by, toUUID('${nilUuid}')) AS createdBy,
    toUnixTimestamp64Milli(created_at) AS createdAtMs,
    nullIf(updated_by, toUUID('${nilUuid}')) AS updatedBy,
    toUnixTimestamp64Milli(updated_at) AS updatedAtMs,
    is_deleted AS isDeleted
  FROM
  (
    SELECT *
    FROM channels
    WHERE organization_id = {organizationId: UUID}${ids === undefined ? "" : " AND id IN {ids: Array(UUID)}"}
    ORDER BY version DESC, toString(revision)
    LIMIT 1 BY id
  )
  ORDER BY lowerUTF8(name), id`,
      params: { organizationId, ...(ids !== undefined && { ids }) },
      tag: "channels.list",
    },
    row,
  );
}

const row = z.object({
  id: z.string(),
  version: z.number().int(),
  revision: z.string(),
  name: z.string(),
  kind: z.enum(channelKinds),
  shown: z
    .string()
    .transform((text) => JSON.parse(text))
    .pipe(shownDestinationSchema),
  sealed: z.string(),
  createdBy: z.string().nullable(),
  createdAtMs: int64,
  updatedBy: z.string().nullable(),
  updatedAtMs: int64,
  isDeleted: z.boolean(),
});
