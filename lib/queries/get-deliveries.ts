import { z } from "zod";
import { database } from "@/lib/clickhouse";
import type { Delivery } from "@/lib/deliveries/delivery";
import { int64 } from "./int64";
import { nilUuid } from "./nil-uuid";

/** Deliveries to one destination by their ids, payloads included; ids that are not known are left out. */
export async function getDeliveries(
  organizationId: string,
  destinationId: string,
  ids: readonly string[],
): Promise<Delivery[]> {
  const rows = await database().query(
    {
      sql: `
  SELECT
    id,
    kind,
    toUnixTimestamp64Milli(created_at) AS createdAtMs,
    subject,
    nullIf(replay_of, toUUID('${nilUuid}')) AS replayOf,
    payload
  FROM deliveries
  WHERE organization_id = {organizationId: UUID}
    AND destination_id = {destinationId: UUID}
    AND id IN {ids: Array(UUID)}
  LIMIT 1 BY id`,
      params: { organizationId, destinationId, ids },
      tag: "deliveries.get",
    },
    row,
  );
  return rows.map((delivery) => ({ organizationId, destinationId, ...delivery }));
}

const row = z.object({
  id: z.string(),
  kind: z.string(),
  createdAtMs: int64,
  subject: z.string(),
  replayOf: z.string().nullable(),
  payload: z.string(),
});
