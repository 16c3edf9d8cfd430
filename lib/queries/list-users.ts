import { database } from "@/lib/clickhouse";
import { groupedSelection } from "./grouped-selection";
import type { RequestSelection } from "./request-selection";
import {
  type UserFigures,
  type UserSortKey,
  userFigures,
  userFiguresSchema,
  userSorts,
} from "./user-figures";

export interface UserOrder {
  key: UserSortKey;
  direction: "asc" | "desc";
}

/**
 * The users of a selection with what their requests in it come to; all requests without a user stand in one row with
 * an empty id. The page is found first, by what it is sorted by alone: with a million users everything else is costly.
 */
export function listUsers(
  selection: RequestSelection,
  { sort, limit, offset }: { sort: readonly UserOrder[]; limit: number; offset: number },
): Promise<UserFigures[]> {
  const { where, having } = groupedSelection(selection, "user");
  const order = [
    ...sort.map(({ key, direction }) => `${userSorts[key]} ${direction.toUpperCase()} NULLS LAST`),
    "user_id",
  ].join(", ");
  return database().query(
    {
      sql: `
  SELECT ${userFigures}
  FROM requests
  WHERE ${where.sql}
    AND user_id GLOBAL IN (
      SELECT user_id
      FROM requests
      WHERE ${where.sql}
      GROUP BY user_id
      HAVING ${having.sql}
      ORDER BY ${order}
      LIMIT {limit: UInt32} OFFSET {offset: UInt64})
  GROUP BY user_id
  ORDER BY ${order}`,
      params: { ...where.params, ...having.params, limit, offset },
      tag: "users.list",
    },
    userFiguresSchema,
  );
}
