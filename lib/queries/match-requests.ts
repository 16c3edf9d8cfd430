import { database } from "@/lib/clickhouse";
import { compileFilter } from "@/lib/filters/compile";
import type { Filter } from "@/lib/filters/tree";
import { requestColumns, type StoredRequest, storedRequestSchema } from "./request-columns";
import { timeParameter } from "./time-parameter";

/** Those of these requests, at least one, that a filter selects, the oldest first. Their times make it a read by primary key. */
export function matchRequests(
  organizationId: string,
  requests: readonly { requestId: string; createdAtMs: number }[],
  filter: Filter,
): Promise<StoredRequest[]> {
  const times = requests.map(({ createdAtMs }) => createdAtMs);
  const compiled = compileFilter(filter, { organizationId });
  return database().query(
    {
      sql: `
  SELECT ${requestColumns}
  FROM requests
  WHERE organization_id = {organizationId: UUID}
    AND created_at >= {from: DateTime64(3, 'UTC')}
    AND created_at <= {to: DateTime64(3, 'UTC')}
    AND request_id IN {requestIds: Array(UUID)}
    AND (${compiled.sql})
  ORDER BY created_at, request_id`,
      params: {
        ...compiled.params,
        organizationId,
        requestIds: requests.map(({ requestId }) => requestId),
        from: timeParameter(Math.min(...times)),
        to: timeParameter(Math.max(...times)),
      },
      tag: "webhooks.match",
    },
    storedRequestSchema,
  );
}
