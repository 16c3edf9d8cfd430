import { totalKey } from "@/lib/filters/compile-total";
import { allOf, type Condition } from "./condition";
import { type GroupedSelection, groupedSelection } from "./grouped-selection";
import type { RequestSelection } from "./request-selection";
import { sessionName } from "./session-figures";

/** Which sessions of a selection of requests are meant. */
export interface SessionSelection extends RequestSelection {
  /** Text that the id or the name is to contain, whatever its case; empty for all. */
  search?: string;
  /** The name; absent for any. */
  nameEquals?: string;
  /** Text that the name is to contain, whatever its case; empty for all. */
  nameContains?: string;
}

/** The requests of the sessions that are meant, put together by session. */
export function sessionSelection({
  search = "",
  nameEquals,
  nameContains = "",
  ...selection
}: SessionSelection): GroupedSelection {
  const grouped = groupedSelection(selection, "session");
  const conditions: Condition[] = [grouped.having];
  if (search !== "") {
    const sql = `${holds(totalKey("session").sql, "search")} OR ${holds(sessionName, "search")}`;
    conditions.push({ sql, params: { search } });
  }
  if (nameContains !== "") {
    conditions.push({ sql: holds(sessionName, "nameContains"), params: { nameContains } });
  }
  if (nameEquals !== undefined) {
    conditions.push({ sql: `${sessionName} = {nameEquals: String}`, params: { nameEquals } });
  }
  return { ...grouped, having: allOf(conditions) };
}

function holds(sql: string, parameter: string): string {
  return `position(lowerUTF8(${sql}), lowerUTF8({${parameter}: String})) > 0`;
}
