import { z } from "zod";
import { parseDefinition, printDefinition, type StoredAlert } from "@/lib/alerts/alert";
import { database } from "@/lib/clickhouse";
import { int64 } from "./int64";
import { timeParameter } from "./time-parameter";

const nilUuid = "00000000-0000-0000-0000-000000000000";

/** Adds a version of an alert. */
export function insertAlert(alert: StoredAlert): Promise<void> {
  const line = JSON.stringify({
    organization_id: alert.organizationId,
    id: alert.id,
    version: alert.version,
    revision: alert.revision,
    name: alert.name,
    definition: printDefinition(alert.rule, alert.audience),
    is_enabled: alert.isEnabled,
    created_by: alert.createdBy ?? nilUuid,
    created_at: timeParameter(alert.createdAtMs),
    updated_by: alert.updatedBy ?? nilUuid,
    updated_at: timeParameter(alert.updatedAtMs),
    is_deleted: alert.isDeleted,
  });
  return database().insert("alerts", line, "alerts.insert");
}

/**
 * The newest version of every alert, by name, deleted ones included: those of an organization, or of all where none is
 * named. Of two changes that made the same version the first one counts.
 */
export async function listStoredAlerts(organizationId?: string, id?: string): Promise<StoredAlert[]> {
  const conditions = [
    ...(organizationId === undefined ? [] : ["organization_id = {organizationId: UUID}"]),
    ...(id === undefined ? [] : ["id = {id: UUID}"]),
  ];
  const rows = await database().query(
    {
      sql: `
  SELECT
    toString(organization_id) AS organizationId,
    toString(id) AS id,
    version,
    toString(revision) AS revision,
    name,
    definition,
    is_enabled AS isEnabled,
    nullIf(created_by, toUUID('${nilUuid}')) AS createdBy,
    toUnixTimestamp64Milli(created_at) AS createdAtMs,
    nullIf(updated_by, toUUID('${nilUuid}')) AS updatedBy,
    toUnixTimestamp64Milli(updated_at) AS updatedAtMs,
    is_deleted AS isDeleted
  FROM
  (
    SELECT *
    FROM alerts${conditions.length === 0 ? "" : `\n    WHERE ${conditions.join(" AND ")}`}
    ORDER BY version DESC, toString(revision)
    LIMIT 1 BY organization_id, id
  )
  ORDER BY lowerUTF8(name), id`,
      params: {
        ...(organizationId !== undefined && { organizationId }),
        ...(id !== undefined && { id }),
      },
      tag: "alerts.list",
    },
    row,
  );
  return rows.map(({ definition, ...alert }) => ({ ...alert, ...parseDefinition(definition) }));
}

const row = z.object({
  organizationId: z.string(),
  id: z.string(),
  version: z.number().int(),
  revision: z.string(),
  name: z.string(),
  definition: z.string(),
  isEnabled: z.boolean(),
  createdBy: z.string().nullable(),
  createdAtMs: int64,
  updatedBy: z.string().nullable(),
  updatedAtMs: int64,
  isDeleted: z.boolean(),
});
