import { z } from "zod";
import { database } from "@/lib/clickhouse";
import { allOf } from "./condition";
import {
  betweenPositions,
  editSelection,
  type FindingEdit,
  type ScanPosition,
} from "./property-edit-selection";

/**
 * The first requests between two places that an edit has still to change: how many, and behind which place they
 * end. With fewer than `requestsMax` that is the end itself.
 */
export async function findPropertyEditSlice(
  edit: FindingEdit,
  after: ScanPosition,
  end: ScanPosition,
  requestsMax: number,
): Promise<{ requests: number; until: ScanPosition }> {
  const where = allOf([editSelection(edit), betweenPositions(after, end)]);
  const [row] = await database().query(
    {
      sql: `
  SELECT
    count() AS requests,
    toUnixTimestamp64Milli(max(created_at)) AS atMs,
    argMax(request_id, (created_at, request_id)) AS requestId
  FROM (
    SELECT created_at, request_id
    FROM requests
    WHERE ${where.sql}
    ORDER BY created_at, request_id
    LIMIT {requestsMax: UInt32}
  )`,
      params: { ...where.params, requestsMax },
      tag: "edits.find_slice",
      timeoutMs: 10 * 60_000,
    },
    z.object({ requests: int64, atMs: int64, requestId: z.string() }),
  );
  const { requests = 0, atMs = 0, requestId = "" } = row ?? {};
  return { requests, until: requests < requestsMax ? end : { atMs, requestId } };
}

const int64 = z.coerce.number().int();
