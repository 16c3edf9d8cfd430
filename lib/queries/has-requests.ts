import { z } from "zod";
import { database } from "@/lib/clickhouse";

/** Whether an organization has any request at all. */
export async function hasRequests(organizationId: string): Promise<boolean> {
  const rows = await database().query(
    {
      sql: "SELECT 1 AS one FROM requests WHERE organization_id = {organizationId: UUID} LIMIT 1",
      params: { organizationId },
      tag: "requests.any",
    },
    z.object({ one: z.number() }),
  );
  return rows.length > 0;
}
