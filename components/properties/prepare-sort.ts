/** What a table is ordered by. */
export interface TableSort<Column extends string> {
  column: Column;
  direction: "asc" | "desc";
}

/** Reads the URL's `sort`: a column, with `-` in front for descending. Null when there is no such column. */
export function parseTableSort<Column extends string>(
  text: string,
  columns: readonly Column[],
): TableSort<Column> | null {
  const name = text.replace(/^-/, "");
  const column = columns.find((each) => each === name);
  return column === undefined ? null : { column, direction: text.startsWith("-") ? "desc" : "asc" };
}

export function printTableSort({ column, direction }: TableSort<string>): string {
  return (direction === "desc" ? "-" : "") + column;
}

/** The order after a click on a column's header: its natural direction first, then the other. */
export function nextTableSort<Column extends string>(
  current: TableSort<Column>,
  column: Column,
  first: "asc" | "desc",
): TableSort<Column> {
  if (current.column !== column) return { column, direction: first };
  return { column, direction: current.direction === "asc" ? "desc" : "asc" };
}
