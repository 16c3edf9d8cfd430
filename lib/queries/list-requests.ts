import { z } from "zod";
import { database } from "@/lib/clickhouse";
import type { Sort } from "@/lib/fields/sort";
import { allOf, type Condition } from "./condition";
import { requestColumns, type StoredRequest, storedRequestSchema } from "./request-columns";
import { isRepeatable, orderSql, positionSql, type RequestPosition } from "./request-order";
import { type RequestSelection, selectionCondition } from "./request-selection";

interface Page {
  sort: Sort;
  limit: number;
  offset: number;
  /** Restricts the page to what comes after the one before. */
  after?: Condition;
}

/** A page of requests without their bodies, and where the next one begins; null when this is the last. */
export async function listRequests(
  selection: RequestSelection,
  { sort, limit, offset, after }: Page,
): Promise<{ requests: StoredRequest[]; next: RequestPosition | null }> {
  const where = allOf([selectionCondition(selection), ...(after ? [after] : [])]);
  const rows = await database().query(
    {
      sql: `
  SELECT ${requestColumns},
    ${positionSql(sort)} AS position
  FROM requests
  WHERE ${where.sql}
  ORDER BY ${orderSql(sort)}
  LIMIT {limit: UInt32} OFFSET {offset: UInt64}`,
      // One row more than asked for tells whether there is a next page.
      params: { ...where.params, limit: limit + 1, offset },
      tag: "requests.list",
    },
    row,
  );
  const requests = rows.slice(0, limit);
  const isLast = rows.length <= limit || !isRepeatable(sort);
  return { requests, next: isLast ? null : (rows[limit - 1]?.position ?? null) };
}

const row = storedRequestSchema.extend({ position: z.array(z.string().nullable()) });
