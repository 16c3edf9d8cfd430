import { z } from "zod";
import { database } from "@/lib/clickhouse";
import { groupedSelection } from "./grouped-selection";
import { int64 } from "./int64";
import type { RequestSelection } from "./request-selection";

/** How many rows the list of users of a selection has; requests without a user are one of them. */
export async function countUsers(selection: RequestSelection): Promise<number> {
  const { where, having } = groupedSelection(selection, "user");
  const rows = await database().query(
    {
      sql: `
  SELECT count() AS users
  FROM
  (
    SELECT user_id
    FROM requests
    WHERE ${where.sql}
    GROUP BY user_id
    HAVING ${having.sql}
  )`,
      params: { ...where.params, ...having.params },
      tag: "users.count",
    },
    z.object({ users: int64 }),
  );
  return rows[0]?.users ?? 0;
}
