import { z } from "zod";
import { database } from "@/lib/clickhouse";

/** Which of these deliveries of an organization exist already. */
export async function findKnownDeliveries(
  organizationId: string,
  ids: readonly string[],
): Promise<Set<string>> {
  const rows = await database().query(
    {
      sql: `
  SELECT DISTINCT id
  FROM deliveries
  WHERE organization_id = {organizationId: UUID} AND id IN {ids: Array(UUID)}`,
      params: { organizationId, ids },
      tag: "deliveries.known",
    },
    z.object({ id: z.string() }),
  );
  return new Set(rows.map(({ id }) => id));
}
