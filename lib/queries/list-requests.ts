import { z } from "zod";
import { database } from "@/lib/clickhouse";
import { allOf } from "./condition";
import { requestColumns, type StoredRequest, storedRequestSchema } from "./request-columns";
import {
  afterPosition,
  orderSql,
  orderValueSql,
  type RequestPosition,
  type RequestSort,
} from "./request-order";
import { type RequestSelection, selectionCondition } from "./request-selection";

/** A page of requests without their bodies, and where the next one begins; null when this is the last. */
export async function listRequests(
  selection: RequestSelection,
  page: { sort: RequestSort; limit: number; offset: number; after?: RequestPosition },
): Promise<{ requests: StoredRequest[]; next: RequestPosition | null }> {
  const { sort, limit, offset, after } = page;
  const where = allOf([
    selectionCondition(selection),
    ...(after && sort.by !== "random" ? [afterPosition(sort, after)] : []),
  ]);
  const rows = await database().query(
    {
      sql: `
  SELECT ${requestColumns},
    ${orderValueSql(sort)} AS orderValue
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
  const last = rows.length > limit && sort.by !== "random" ? requests.at(-1) : undefined;
  return {
    requests,
    next: last ? { value: last.orderValue, createdAtMs: last.createdAtMs, requestId: last.requestId } : null,
  };
}

const row = storedRequestSchema.extend({ orderValue: z.string().nullable() });
