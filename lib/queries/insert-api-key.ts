import type { ApiKey } from "@/lib/auth/api-key";
import { database } from "@/lib/clickhouse";
import { timeParameter } from "./time-parameter";

/** Adds a state of a key; the newest one counts. */
export function insertApiKey(key: ApiKey): Promise<void> {
  const line = JSON.stringify({
    organization_id: key.organizationId,
    id: key.id,
    name: key.name,
    hash: key.hash,
    hint: key.hint,
    permission: key.permission,
    created_at: timeParameter(key.createdAtMs),
    revoked_at: key.revokedAtMs === null ? null : timeParameter(key.revokedAtMs),
    updated_at: timeParameter(key.updatedAtMs),
  });
  return database().insert("api_keys", line, "api-keys.insert");
}
