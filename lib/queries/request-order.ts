import { findField } from "@/lib/fields/fields";
import { propertySql } from "@/lib/fields/property-path";
import type { Condition } from "./condition";
import { timeParameter } from "./time-parameter";

type Direction = "asc" | "desc";

/** What requests are ordered by: a built-in field, a property, or chance. Ties go to the newest. */
export type RequestSort =
  | { by: "field"; fieldId: string; direction: Direction }
  | { by: "property"; key: string; direction: Direction }
  | { by: "random" };

/** Where a page ended: the sorted value of its last row as text, and what tells that row from its equals. */
export interface RequestPosition {
  value: string | null;
  createdAtMs: number;
  requestId: string;
}

interface SortExpression {
  sql: string;
  type: string;
}

/** ORDER BY for a sort. Rows without a value come last either way. */
export function orderSql(sort: RequestSort): string {
  if (sort.by === "random") {
    return "rand()";
  }
  const { sql } = sortExpression(sort);
  return sql === "created_at"
    ? `created_at ${sort.direction}, request_id ${sort.direction}`
    : `${sql} ${sort.direction} NULLS LAST, created_at DESC, request_id DESC`;
}

/** The sorted value as text, for the position of the next page. */
export function orderValueSql(sort: RequestSort): string {
  return sort.by === "random" ? "NULL" : `toString(${sortExpression(sort).sql})`;
}

/** The rows that come after a position in the order of `sort`. */
export function afterPosition(
  sort: Exclude<RequestSort, { by: "random" }>,
  position: RequestPosition,
): Condition {
  const { sql, type } = sortExpression(sort);
  const { value } = position;
  const params = { afterTime: timeParameter(position.createdAtMs), afterId: position.requestId };
  const beyond = sort.direction === "asc" ? ">" : "<";
  const tie = (comparison: "<" | ">") =>
    `(created_at, request_id) ${comparison} ({afterTime: DateTime64(3, 'UTC')}, {afterId: UUID})`;
  if (sql === "created_at") {
    return { sql: tie(beyond), params };
  }
  if (value === null) {
    return { sql: `${sql} IS NULL AND ${tie("<")}`, params };
  }
  // The value comes back from outside: one that does not fit the type finds nothing instead of failing.
  const bound = `accurateCastOrNull({afterValue: String}, '${type.replace(/^Nullable\((.*)\)$/, "$1").replaceAll("'", "\\'")}')`;
  return {
    sql: `${sql} ${beyond} ${bound} OR (${sql} = ${bound} AND ${tie("<")}) OR ${sql} IS NULL`,
    params: { ...params, afterValue: value },
  };
}

function sortExpression(sort: Exclude<RequestSort, { by: "random" }>): SortExpression {
  if (sort.by === "property") {
    return { sql: propertySql(sort.key), type: "Nullable(String)" };
  }
  const field = findField(sort.fieldId);
  if (!field) {
    throw new Error(`There is no field ${sort.fieldId} to sort by.`);
  }
  return field;
}
