import { z } from "zod";
import { database } from "@/lib/clickhouse";

/** The state that is kept under a link's id; undefined when there is none. */
export async function findLink(organizationId: string, id: string): Promise<string | undefined> {
  const rows = await database().query(
    {
      sql: "SELECT state FROM links WHERE organization_id = {organizationId: UUID} AND id = {id: String} LIMIT 1",
      params: { organizationId, id },
      tag: "links.find",
    },
    z.object({ state: z.string() }),
  );
  return rows[0]?.state;
}
