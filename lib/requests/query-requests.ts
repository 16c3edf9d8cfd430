import { ApiError } from "@/lib/errors";
import type { Sort } from "@/lib/fields/sort";
import type { Condition } from "@/lib/queries/condition";
import { listRequests } from "@/lib/queries/list-requests";
import { afterPosition } from "@/lib/queries/request-order";
import type { RequestRow } from "@/lib/record";
import { decodeCursor, encodeCursor } from "./cursor";
import { readRows } from "./read-rows";
import { type Narrowing, selectionOf } from "./selection";

interface PageQuery extends Narrowing {
  sort: Sort;
  limit: number;
  offset: number;
  /** The cursor of the page before. */
  cursor?: string;
  includeBodies: boolean;
}

/**
 * A page of the API's rows, and the cursor of the next one.
 *
 * @throws ApiError `invalid` for a cursor that does not belong to this sort.
 */
export async function queryRequests(
  organizationId: string,
  query: PageQuery,
): Promise<{ rows: RequestRow[]; cursor: string | null }> {
  const { sort, limit, offset, includeBodies } = query;
  const after = afterCursor(query);
  const { requests, next } = await listRequests(selectionOf(organizationId, query), {
    sort,
    limit,
    offset,
    after,
  });
  return {
    rows: await readRows(organizationId, requests, { includeBodies }),
    cursor: next && encodeCursor(sort, next),
  };
}

function afterCursor({ sort, cursor }: PageQuery): Condition | undefined {
  if (cursor === undefined) {
    return undefined;
  }
  const position = decodeCursor(sort, cursor);
  const after = position && afterPosition(sort, position);
  if (!after) {
    const message = "does not belong to this sort: use the cursor of the page before, with the sort it had.";
    throw new ApiError("invalid", `cursor ${message}`, [{ path: "cursor", message }]);
  }
  return after;
}
