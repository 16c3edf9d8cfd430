import { z } from "zod";
import { database } from "@/lib/clickhouse";
import { type RequestSelection, selectionCondition } from "./request-selection";

/** How many requests a selection holds. */
export async function countRequests(selection: RequestSelection): Promise<number> {
  const { sql, params } = selectionCondition(selection);
  const rows = await database().query(
    {
      sql: `
  SELECT count() AS requests
  FROM requests
  WHERE ${sql}`,
      params,
      tag: "requests.count",
    },
    z.object({ requests: z.coerce.number().int() }),
  );
  return rows[0]?.requests ?? 0;
}
