import { database } from "@/lib/clickhouse";
import { requestColumns, type StoredRequest, storedRequestSchema } from "./request-columns";
import { timeParameter } from "./time-parameter";

/**
 * The requests with these ids, without their bodies, newest first; ids that are not known are left out.
 *
 * @param window where to look, in epoch milliseconds: it turns the search into a read by primary key.
 */
export function findRequests(
  organizationId: string,
  requestIds: readonly string[],
  window?: { fromMs: number; toMs: number },
): Promise<StoredRequest[]> {
  return database().query(
    {
      sql: `
  SELECT ${requestColumns}
  FROM requests
  WHERE organization_id = {organizationId: UUID}
    AND created_at >= {from: DateTime64(3, 'UTC')}
    AND created_at <= {to: DateTime64(3, 'UTC')}
    AND request_id IN {requestIds: Array(UUID)}
  ORDER BY created_at DESC, request_id DESC`,
      params: {
        organizationId,
        requestIds,
        from: timeParameter(window?.fromMs ?? Number.NEGATIVE_INFINITY),
        to: timeParameter(window?.toMs ?? Number.POSITIVE_INFINITY),
      },
      tag: "requests.find",
    },
    storedRequestSchema,
  );
}
