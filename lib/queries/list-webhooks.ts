import { z } from "zod";
import { database } from "@/lib/clickhouse";
import type { StoredWebhook } from "@/lib/webhooks/webhook";
import { int64 } from "./int64";

/**
 * The newest version of every webhook, the oldest webhook first, deleted ones included. Of two changes that made the
 * same version the first one counts.
 */
export async function listStoredWebhooks(): Promise<StoredWebhook[]> {
  const rows = await database().query(
    {
      sql: `
  SELECT
    organization_id AS organizationId,
    id,
    version,
    toString(revision) AS revision,
    destination,
    config,
    include_data AS includeData,
    sealed_secret AS sealedSecret,
    is_enabled AS isEnabled,
    notice,
    toUnixTimestamp64Milli(created_at) AS createdAtMs,
    toUnixTimestamp64Milli(updated_at) AS updatedAtMs,
    is_deleted AS isDeleted
  FROM
  (
    SELECT *
    FROM webhooks
    ORDER BY version DESC, toString(revision)
    LIMIT 1 BY organization_id, id
  )
  ORDER BY createdAtMs, id`,
      tag: "webhooks.list",
    },
    row,
  );
  return rows.map(({ config, ...webhook }) => ({
    ...webhook,
    config: configSchema.parse(JSON.parse(config)),
  }));
}

const configSchema = z.object({
  sampleRate: z.number(),
  propertyFilters: z.array(z.object({ key: z.string(), value: z.string() })),
  filter: z.union([z.literal("all"), z.record(z.string(), z.unknown())]).optional(),
  channels: z.array(z.string()).optional(),
});

const row = z.object({
  organizationId: z.string(),
  id: z.string(),
  version: z.number().int(),
  revision: z.string(),
  destination: z.string(),
  config: z.string(),
  includeData: z.boolean(),
  sealedSecret: z.string(),
  isEnabled: z.boolean(),
  notice: z.string(),
  createdAtMs: int64,
  updatedAtMs: int64,
  isDeleted: z.boolean(),
});
