import { z } from "zod";
import { database } from "@/lib/clickhouse";
import { limitKinds, type StoredLimit } from "@/lib/limits/stored-limit";
import { int64 } from "./int64";

/**
 * The newest version of every rate limit and budget, by name, deleted ones left out: of all organizations, or of one. Of
 * two changes that made the same version the later one counts.
 */
export function listStoredLimits(organizationId?: string): Promise<StoredLimit[]> {
  return database().query(
    {
      sql: `
  SELECT
    organization_id AS organizationId,
    id,
    kind,
    version,
    toString(revision) AS revision,
    name,
    definition AS definitionJson,
    toUnixTimestamp64Milli(created_at) AS createdAtMs,
    toUnixTimestamp64Milli(updated_at) AS updatedAtMs,
    nullIf(updated_by, toUUID('${nilUuid}')) AS updatedBy,
    is_deleted AS isDeleted
  FROM
  (
    SELECT *
    FROM limits
    ${organizationId === undefined ? "" : "WHERE organization_id = {organizationId: UUID}"}
    ORDER BY version DESC, toString(revision) DESC
    LIMIT 1 BY organization_id, id
  )
  WHERE NOT is_deleted
  ORDER BY lowerUTF8(name), id`,
      params: organizationId === undefined ? {} : { organizationId },
      tag: "limits.list",
    },
    row,
  );
}

const nilUuid = "00000000-0000-0000-0000-000000000000";

const row = z.object({
  organizationId: z.string(),
  id: z.string(),
  kind: z.enum(limitKinds),
  version: z.number().int(),
  revision: z.string(),
  name: z.string(),
  definitionJson: z.string(),
  createdAtMs: int64,
  updatedAtMs: int64,
  updatedBy: z.string().nullable(),
  isDeleted: z.boolean(),
});
