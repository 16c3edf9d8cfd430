import type { ApiKey } from "@/lib/auth/api-key";
import { database } from "@/lib/clickhouse";

/** Adds a state of a key; the newest one counts. */
export function insertApiKey(key: ApiKey): Promise<void> {
  const line = JSON.stringify({
    organization_id: key.organizationId,
    id: key.id,
    name: key.name,
    hash: key.hash,
    hint: key.hint,
    permission: key.permission,
    created_at: clickHouseTime(key.createdAtMs),
    revoked_at: key.revokedAtMs === null ? null : clickHouseTime(key.revokedAtMs),
    updated_at: clickHouseTime(key.updatedAtMs),
  });
  return database().insert("api_keys", line, "api-keys.insert");
}

/** `2026-01-31 12:00:00.123` in UTC, which every input format reads the same way. */
function clickHouseTime(timeMs: number): string {
  return new Date(timeMs).toISOString().replace("T", " ").replace("Z", "");
}
