import { z } from "zod";
import { database } from "@/lib/clickhouse";
import { timeParameter } from "./time-parameter";

/** Whether another notice of the same incident was made for a channel after a time. */
export async function hasLaterNotice(asked: {
  organizationId: string;
  destinationId: string;
  incidentKey: string;
  sinceMs: number;
  exceptId: string;
}): Promise<boolean> {
  const { sinceMs, ...params } = asked;
  const rows = await database().query(
    {
      sql: `
  SELECT 1 AS found
  FROM deliveries
  WHERE organization_id = {organizationId: UUID}
    AND destination_id = {destinationId: UUID}
    AND created_at > {since: DateTime64(3, 'UTC')}
    AND id != {exceptId: UUID}
    AND JSONExtractString(payload, 'incidentKey') = {incidentKey: String}
  LIMIT 1`,
      params: { ...params, since: timeParameter(sinceMs) },
      tag: "channels.later-notice",
    },
    z.object({ found: z.number() }),
  );
  return rows.length > 0;
}
