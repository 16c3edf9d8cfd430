import { findOperator } from "@/lib/fields/operators";
import { compileBodyText } from "./compile-body-text";
import { positiveOf } from "./compile-comparison";
import type { ParameterList } from "./parameters";
import type { Subject } from "./subject";
import type { Condition } from "./tree";

const key = "(organization_id, created_at, request_id)";

/**
 * A condition on bodies, which live in a table of their own: the request's key is among those whose body matches.
 * A request whose bodies were not kept reads as one with empty bodies.
 */
export function compileBody(
  condition: Condition,
  { field }: Subject,
  params: ParameterList,
  scope: () => string,
): string {
  const { negated, positive } = positiveOf(condition);
  const parts = (field?.bodies ?? []).map((column) => compilePart(positive, column, params));
  const any = parts.map(({ sql }) => sql).join(" OR ");
  // GLOBAL, because on a cluster both tables are distributed; on a single server it changes nothing.
  const among = (where: string) =>
    `${key} GLOBAL IN (SELECT organization_id, created_at, request_id FROM request_bodies WHERE ${scope()} AND (${where}))`;
  // What holds for an empty body holds for all that have none: look up those for which it does not.
  const matchesMissing = parts.some(({ matchesEmpty }) => matchesEmpty);
  const found = among(matchesMissing ? `NOT (${any})` : any);
  return negated === matchesMissing ? found : `NOT (${found})`;
}

function compilePart(condition: Condition, column: string, params: ParameterList) {
  if (findOperator(condition.operator)?.id === "exists")
    return { sql: `${column} != ''`, matchesEmpty: false };
  return compileBodyText(condition, column, params);
}
