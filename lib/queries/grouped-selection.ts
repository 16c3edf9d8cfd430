import type { TotalOf } from "@/lib/fields/field";
import { findField } from "@/lib/fields/fields";
import { compileHaving } from "@/lib/filters/compile";
import { totalKey } from "@/lib/filters/compile-total";
import { splitTotals } from "@/lib/filters/totals";
import { allOf, type Condition } from "./condition";
import { type RequestSelection, selectionCondition } from "./request-selection";

/** The requests of a selection put together by user or by session, as parts of a statement. */
export interface GroupedSelection {
  /** What `requests` are grouped by. */
  key: string;
  where: Condition;
  having: Condition;
}

/** A filter on totals of that kind becomes HAVING wherever that means the same, which spares a look-up of its own. */
export function groupedSelection(
  { filter, timeZone, ...selection }: RequestSelection,
  of: TotalOf,
): GroupedSelection {
  const split = splitTotals(filter, of);
  const { sql, exists } = totalKey(of);
  const rows = selectionCondition({ ...selection, filter: split.where, timeZone });
  const firstParam = Object.keys(rows.params).length;
  return {
    key: sql,
    where: allOf([rows, { sql: exists, params: {} }]),
    having: compileHaving(split.having, { firstParam, timeZone }),
  };
}

/** The SQL of a total, such as `user_cost`; `{dayZone: String}` in it is bound by the selection. */
export function totalSql(id: string): string {
  const sql = findField(id)?.total?.sql;
  if (sql === undefined) {
    throw new Error(`There is no total ${id}.`);
  }
  return sql;
}
