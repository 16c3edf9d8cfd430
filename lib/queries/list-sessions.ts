import { database } from "@/lib/clickhouse";
import {
  type SessionFigures,
  type SessionSortKey,
  sessionFigures,
  sessionFiguresSchema,
  sessionSorts,
} from "./session-figures";
import { type SessionSelection, sessionSelection } from "./session-selection";

export interface SessionOrder {
  key: SessionSortKey;
  direction: "asc" | "desc";
}

/**
 * The sessions of a selection with what their requests in it come to. The page is found first, by what it is sorted by
 * alone: with a million sessions everything else is costly.
 */
export function listSessions(
  selection: SessionSelection,
  { sort, limit, offset }: { sort: readonly SessionOrder[]; limit: number; offset: number },
): Promise<SessionFigures[]> {
  const { key, where, having } = sessionSelection(selection);
  const order = [
    ...sort.map((each) => `${sessionSorts[each.key]} ${each.direction.toUpperCase()} NULLS LAST`),
    key,
  ].join(", ");
  return database().query(
    {
      sql: `
  SELECT ${sessionFigures}
  FROM requests
  WHERE ${where.sql}
    AND ${key} GLOBAL IN (
      SELECT ${key}
      FROM requests
      WHERE ${where.sql}
      GROUP BY ${key}
      HAVING ${having.sql}
      ORDER BY ${order}
      LIMIT {limit: UInt32} OFFSET {offset: UInt64})
  GROUP BY ${key}
  ORDER BY ${order}`,
      params: { ...where.params, ...having.params, limit, offset },
      tag: "sessions.list",
    },
    sessionFiguresSchema,
  );
}
