import { z } from "zod";
import { database } from "@/lib/clickhouse";
import { reservedPropertyKeys } from "@/lib/fields/fields";
import { timeParameter } from "./time-parameter";

export interface PropertyKeyUse {
  /** Lower case, as stored. */
  key: string;
  /** As it was first sent. */
  spelling: string;
  /** Requests of the time range that have it, and when the newest of them arrived. */
  requests: number;
  lastSeenMs: number | null;
}

/** Every key of the organization, the most used of the time range first; keys with built-in columns left out. */
export function listPropertyKeys(
  organizationId: string,
  { fromMs, toMs }: { fromMs: number; toMs: number },
): Promise<PropertyKeyUse[]> {
  return database().query(
    {
      sql: `
  SELECT
    key,
    spelling,
    uses.requests AS requests,
    if(requests = 0, NULL, toUnixTimestamp64Milli(uses.lastSeen)) AS lastSeenMs
  FROM
  (
    SELECT key, argMin(spelling, (seen_at, spelling)) AS spelling
    FROM property_keys
    WHERE organization_id = {organizationId: UUID}
      AND NOT has({reserved: Array(String)}, key)
    GROUP BY key
  ) AS keys
  LEFT JOIN
  (
    SELECT
      replaceAll(arrayJoin(JSONAllPaths(properties)), '%2E', '.') AS key,
      count() AS requests,
      max(created_at) AS lastSeen
    FROM requests
    WHERE organization_id = {organizationId: UUID}
      AND created_at >= {from: DateTime64(3, 'UTC')}
      AND created_at < {to: DateTime64(3, 'UTC')}
    GROUP BY key
  ) AS uses USING (key)
  ORDER BY requests DESC, key`,
      params: {
        organizationId,
        reserved: [...reservedPropertyKeys],
        from: timeParameter(fromMs),
        to: timeParameter(toMs),
      },
      tag: "properties.list",
    },
    row,
  );
}

const row = z.object({
  key: z.string(),
  spelling: z.string(),
  requests: z.coerce.number().int(),
  lastSeenMs: z.coerce.number().int().nullable(),
});
