import { findField } from "@/lib/fields/fields";

/** What the list is ordered by: a column's id and its direction. */
export interface Sort {
  columnId: string;
  direction: "asc" | "desc";
}

/** Newest first. */
export const defaultSort: Sort = { columnId: "created", direction: "desc" };

const propertyPrefix = "property.";

/** The API orders by any of these, but nobody looks for the alphabet in the beginnings of texts. */
const unsortable: ReadonlySet<string> = new Set(["request", "response", "error"]);

export function isSortable(columnId: string): boolean {
  return (
    columnId.startsWith(propertyPrefix) ||
    (findField(columnId)?.column !== undefined && !unsortable.has(columnId))
  );
}

/** Reads the URL's `sort`: a column's id, with `-` in front for descending. Null when it cannot be sorted by. */
export function parseSort(text: string): Sort | null {
  const isDescending = text.startsWith("-");
  const columnId = isDescending ? text.slice(1) : text;
  return isSortable(columnId) ? { columnId, direction: isDescending ? "desc" : "asc" } : null;
}

export function printSort({ columnId, direction }: Sort): string {
  return (direction === "desc" ? "-" : "") + columnId;
}

/** The body's `sort` in the API's own format. */
export function wireSort({ columnId, direction }: Sort): Record<string, unknown> {
  return columnId.startsWith(propertyPrefix)
    ? { properties: Object.fromEntries([[columnId.slice(propertyPrefix.length), direction]]) }
    : { [columnId]: direction };
}

/**
 * The order after one more click on a column's header: its natural direction (largest and newest first, text from
 * A), then the other, then back to newest first.
 */
export function nextSort(current: Sort, columnId: string, isText: boolean): Sort {
  const first = isText ? "asc" : "desc";
  if (current.columnId !== columnId) {
    return { columnId, direction: first };
  }
  const second = isText ? "desc" : "asc";
  return current.direction === first ? { columnId, direction: second } : defaultSort;
}
