import { z } from "zod";
import { database } from "@/lib/clickhouse";

/** Whether any request of an organization names its user. */
export async function hasUsers(organizationId: string): Promise<boolean> {
  const rows = await database().query(
    {
      sql: `
  SELECT 1 AS one
  FROM requests
  WHERE organization_id = {organizationId: UUID} AND user_id != ''
  LIMIT 1`,
      params: { organizationId },
      tag: "users.any",
    },
    z.object({ one: z.number() }),
  );
  return rows.length > 0;
}
