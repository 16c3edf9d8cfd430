import { database } from "@/lib/clickhouse";
import type { StandingRule } from "@/lib/properties/standing-rule";
import { nextMoment } from "./property-edit-time";
import { timeParameter } from "./time-parameter";

/** Adds a state of a key's rule; the newest one counts. */
export function insertPropertyRule(
  { organizationId, key, rule, editId, createdAtMs }: StandingRule,
  isLifted: boolean,
): Promise<void> {
  const line = JSON.stringify({
    organization_id: organizationId,
    key,
    action: rule.action,
    target: rule.action === "rename" ? rule.target.toWellFormed() : "",
    keep: rule.action === "rename" ? rule.keep : "",
    edit_id: editId,
    created_at: timeParameter(createdAtMs),
    is_lifted: isLifted,
    updated_at: nextMoment(),
  });
  return database().insert("property_rules", line, "rules.insert");
}
