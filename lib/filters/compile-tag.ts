import { findField } from "@/lib/fields/fields";
import { findOperator } from "@/lib/fields/operators";
import { positiveOf } from "./compile-comparison";
import { compileText } from "./compile-text";
import type { ParameterList } from "./parameters";
import type { Condition } from "./tree";

/**
 * A condition on the tag of the request's session, which stands in a table of its own. A request without a session,
 * and one whose session has no tag, reads as one with an empty tag.
 */
export function compileTag(condition: Condition, organizationId: string, params: ParameterList): string {
  const { negated, positive } = positiveOf(condition);
  const tag = "argMax(tag, tagged_at)";
  const isPresence = findOperator(positive.operator)?.id === "exists";
  const text = isPresence ? { sql: `${tag} != ''`, matchesEmpty: false } : compileText(positive, tag, params);
  const session = findField("session")?.sql ?? "''";
  // What holds for an empty tag holds for all that have none: look up those for which it does not.
  const having = text.matchesEmpty ? `NOT (${text.sql})` : text.sql;
  const found =
    `ifNull(${session} GLOBAL IN (SELECT session_id FROM session_tags ` +
    `WHERE organization_id = ${params.bind(organizationId, "UUID")} GROUP BY session_id HAVING ${having}), 0)`;
  return negated === text.matchesEmpty ? found : `NOT (${found})`;
}
