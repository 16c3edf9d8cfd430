import type { TotalOf } from "@/lib/fields/field";
import { findField } from "@/lib/fields/fields";
import { compileComparison, positiveOf } from "./compile-comparison";
import type { ParameterList } from "./parameters";
import type { Subject } from "./subject";
import type { Condition } from "./tree";

/** SQL for what requests are put together by, and for whether a request has it. */
export interface TotalKey {
  sql: string;
  exists: string;
}

/** Requests without a user count together as one; requests without a session belong to none. */
export function totalKey(of: TotalOf): TotalKey {
  if (of === "user") return { sql: "user_id", exists: "1" };
  const session = findField("session")?.sql ?? "''";
  return { sql: `assumeNotNull(${session})`, exists: `ifNull(${session} != '', 0)` };
}

/**
 * A condition on what all requests of a user or a session come to: the request's user or session is among those that
 * have it.
 *
 * @param within conditions on the rows that are added up, all of which hold.
 */
export function compileTotal(
  condition: Condition,
  subject: Subject,
  params: ParameterList,
  within: readonly string[],
): string {
  const { negated, positive } = positiveOf(condition);
  const { sql, exists } = totalKey(subject.field?.total?.of ?? "user");
  const where = [...within, exists].join(" AND ");
  const having = compileComparison(positive, subject, params);
  // GLOBAL, because on a cluster the table is distributed; on a single server it changes nothing.
  const among = `${sql} GLOBAL IN (SELECT ${sql} FROM requests WHERE ${where} GROUP BY ${sql} HAVING ${having})`;
  return `${negated ? "NOT " : ""}(${exists} AND ${among})`;
}
