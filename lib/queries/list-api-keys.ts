import { z } from "zod";
import { type ApiKey, apiKeySchema } from "@/lib/auth/api-key";
import { database } from "@/lib/clickhouse";

/**
 * The newest state of every key, oldest key first. The one query that is not bound to an organization: a key is
 * what tells the organization, so it must be found before that is known.
 */
export function listApiKeys(): Promise<ApiKey[]> {
  return database().query({ sql, tag: "api-keys.list" }, row);
}

const sql = `
  SELECT
    organization_id AS organizationId,
    id,
    name,
    toString(hash) AS hash,
    hint,
    permission,
    toUnixTimestamp64Milli(created_at) AS createdAtMs,
    toUnixTimestamp64Milli(revoked_at) AS revokedAtMs,
    toUnixTimestamp64Milli(updated_at) AS updatedAtMs
  FROM api_keys FINAL
  ORDER BY created_at, id`;

// Servers that quote 64-bit integers answer text here.
const row = apiKeySchema.extend({
  createdAtMs: z.coerce.number().int(),
  revokedAtMs: z.coerce.number().int().nullable(),
  updatedAtMs: z.coerce.number().int(),
});
