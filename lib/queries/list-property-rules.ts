import { z } from "zod";
import { database } from "@/lib/clickhouse";
import type { StandingRule } from "@/lib/properties/standing-rule";

/**
 * The standing rules of all organizations, the newest first: the recorder follows them for every call it records.
 * Whoever answers a caller takes those of the caller's organization.
 */
export function listPropertyRules(): Promise<StandingRule[]> {
  return database().query({ sql, tag: "rules.list" }, row);
}

const sql = `
  SELECT
    organization_id AS organizationId,
    key,
    action,
    target,
    keep,
    edit_id AS editId,
    toUnixTimestamp64Milli(created_at) AS createdAtMs
  FROM property_rules FINAL
  WHERE NOT is_lifted
  ORDER BY property_rules.created_at DESC, key`;

const kept = {
  organizationId: z.string(),
  key: z.string(),
  editId: z.string(),
  createdAtMs: z.coerce.number().int(),
};

const row = z
  .discriminatedUnion("action", [
    z.object({
      ...kept,
      action: z.literal("rename"),
      target: z.string(),
      keep: z.enum(["target", "source"]),
    }),
    z.object({ ...kept, action: z.literal("drop") }),
  ])
  .transform(({ organizationId, key, editId, createdAtMs, ...rule }): StandingRule => {
    return { organizationId, key, editId, createdAtMs, rule };
  });
