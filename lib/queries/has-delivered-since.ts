import { z } from "zod";
import { database } from "@/lib/clickhouse";
import { timeParameter } from "./time-parameter";

/** Whether any delivery to a destination succeeded since a time. */
export async function hasDeliveredSince(
  organizationId: string,
  destinationId: string,
  sinceMs: number,
): Promise<boolean> {
  const rows = await database().query(
    {
      sql: `
  SELECT 1 AS found
  FROM delivery_attempts
  WHERE organization_id = {organizationId: UUID}
    AND destination_id = {destinationId: UUID}
    AND at >= {since: DateTime64(3, 'UTC')}
    AND outcome = 'delivered'
  LIMIT 1`,
      params: { organizationId, destinationId, since: timeParameter(sinceMs) },
      tag: "deliveries.any",
    },
    z.object({ found: z.number() }),
  );
  return rows.length > 0;
}
