import { database } from "@/lib/clickhouse";
import type { StoredView } from "@/lib/views/view";
import { timeParameter } from "./time-parameter";

const nilUuid = "00000000-0000-0000-0000-000000000000";

/** Adds a version of a view. */
export function insertView(organizationId: string, view: StoredView): Promise<void> {
  const line = JSON.stringify({
    organization_id: organizationId,
    id: view.id,
    version: view.version,
    revision: view.revision,
    name: view.name,
    page: view.page,
    state: view.stateJson,
    is_default: view.isDefault,
    default_changed_at: timeParameter(view.defaultChangedAtMs),
    created_by: view.createdBy ?? nilUuid,
    created_at: timeParameter(view.createdAtMs),
    updated_by: view.updatedBy ?? nilUuid,
    updated_at: timeParameter(view.updatedAtMs),
    is_deleted: view.isDeleted,
  });
  return database().insert("views", line, "views.insert");
}
