import { database } from "@/lib/clickhouse";
import type { StoredLimit } from "@/lib/limits/stored-limit";
import { timeParameter } from "./time-parameter";

const nilUuid = "00000000-0000-0000-0000-000000000000";

/** Adds a version of a rate limit or a budget. */
export function insertLimit(limit: StoredLimit): Promise<void> {
  const line = JSON.stringify({
    organization_id: limit.organizationId,
    id: limit.id,
    kind: limit.kind,
    version: limit.version,
    revision: limit.revision,
    name: limit.name,
    definition: limit.definitionJson,
    created_at: timeParameter(limit.createdAtMs),
    updated_at: timeParameter(limit.updatedAtMs),
    updated_by: limit.updatedBy ?? nilUuid,
    is_deleted: limit.isDeleted,
  });
  return database().insert("limits", line, "limits.insert");
}
