import { z } from "zod";
import { database } from "@/lib/clickhouse";
import { type StoredView, viewPages } from "@/lib/views/view";
import { int64 } from "./int64";

/**
 * The newest version of every view of an organization, by name, deleted ones included; or that of one view. Of two
 * changes that made the same version the first one counts.
 */
export function listStoredViews(organizationId: string, id?: string): Promise<StoredView[]> {
  return database().query(
    {
      sql: `
  SELECT
    id,
    version,
    toString(revision) AS revision,
    name,
    page,
    state AS stateJson,
    is_default AS isDefault,
    toUnixTimestamp64Milli(default_changed_at) AS defaultChangedAtMs,
    nullIf(created_by, toUUID('${nilUuid}')) AS createdBy,
    toUnixTimestamp64Milli(created_at) AS createdAtMs,
    nullIf(updated_by, toUUID('${nilUuid}')) AS updatedBy,
    toUnixTimestamp64Milli(updated_at) AS updatedAtMs,
    is_deleted AS isDeleted
  FROM
  (
    SELECT *
    FROM views
    WHERE organization_id = {organizationId: UUID}${id === undefined ? "" : " AND id = {id: UUID}"}
    ORDER BY version DESC, toString(revision)
    LIMIT 1 BY id
  )
  ORDER BY lowerUTF8(name), id`,
      params: { organizationId, ...(id !== undefined && { id }) },
      tag: "views.list",
    },
    row,
  );
}

const nilUuid = "00000000-0000-0000-0000-000000000000";

const row = z.object({
  id: z.string(),
  version: z.number().int(),
  revision: z.string(),
  name: z.string(),
  page: z.enum(viewPages),
  stateJson: z.string(),
  isDefault: z.boolean(),
  defaultChangedAtMs: int64,
  createdBy: z.string().nullable(),
  createdAtMs: int64,
  updatedBy: z.string().nullable(),
  updatedAtMs: int64,
  isDeleted: z.boolean(),
});
