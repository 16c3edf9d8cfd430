import { type OrderColumn, orderBySql, orderColumns, type Sort } from "@/lib/fields/sort";
import type { Condition } from "./condition";

/** Where a page ended: the value of each column of the order in its last row, as text; null where it had none. */
export type RequestPosition = readonly (string | null)[];

/** ORDER BY for a sort, in which no two requests are equal. Rows without a value come last either way. */
export const orderSql: (sort: Sort) => string = orderBySql;

/** Whether a page can begin where another ended: chance gives every page an order of its own. */
export function isRepeatable(sort: Sort): boolean {
  return sort.every(({ field }) => field !== "random");
}

/** The position of a row, as an array of text. */
export function positionSql(sort: Sort): string {
  const texts = orderColumns(sort).map(({ sql }) => `CAST(toString(${sql}) AS Nullable(String))`);
  return `[${texts.join(", ")}]`;
}

/** The rows that come after a position; null when the position has not as many values as the order has columns. */
export function afterPosition(sort: Sort, position: RequestPosition): Condition | null {
  const columns = orderColumns(sort);
  if (position.length !== columns.length) {
    return null;
  }
  const params: Condition["params"] = {};
  const bounds = columns.map((column, index): Bound => {
    const value = position[index] ?? null;
    if (value === null) {
      return { ...column, value: null };
    }
    params[`after${index}`] = value;
    // The value comes back from outside: one that does not fit the type finds nothing instead of failing.
    const type = column.type.replaceAll("'", "\\'");
    return { ...column, value: `accurateCastOrNull({after${index}: String}, '${type}')` };
  });
  // Beyond in the first column, or equal there and beyond in the second, and so on.
  const ways = bounds.flatMap((bound, index) => {
    const beyond = beyondSql(bound);
    return beyond === null ? [] : [[...bounds.slice(0, index).map(equalSql), beyond].join(" AND ")];
  });
  return { sql: ways.map((way) => `(${way})`).join(" OR ") || "0", params };
}

interface Bound extends OrderColumn {
  /** SQL of the position's value; null when the row had none. */
  value: string | null;
}

function equalSql({ sql, value }: Bound): string {
  return value === null ? `${sql} IS NULL` : `${sql} = ${value}`;
}

/** Nothing comes after the rows without a value. */
function beyondSql({ sql, value, direction, nullable }: Bound): string | null {
  if (value === null) {
    return null;
  }
  const beyond = `${sql} ${direction === "asc" ? ">" : "<"} ${value}`;
  return nullable ? `(${beyond} OR ${sql} IS NULL)` : beyond;
}
