import { type ApiKey, isEnvironmentApiKey, type Permission } from "./api-key";

/** A key as the API lists it: without its hash. */
interface ShownKey {
  id: string;
  name: string;
  hint: string;
  permission: Permission;
  created_at: string;
  revoked_at: string | null;
  is_from_environment: boolean;
}

export function shownKey(key: ApiKey): ShownKey {
  return {
    id: key.id,
    name: key.name,
    hint: key.hint,
    permission: key.permission,
    created_at: new Date(key.createdAtMs).toISOString(),
    revoked_at: key.revokedAtMs === null ? null : new Date(key.revokedAtMs).toISOString(),
    is_from_environment: isEnvironmentApiKey(key),
  };
}
