import { z } from "zod";
import { database } from "@/lib/clickhouse";
import { reservedPropertyKeys } from "@/lib/fields/fields";

/** Every property key of an organization, as stored (lower case) and as first sent; built-in columns left out. */
export function listPropertyKeys(organizationId: string): Promise<{ key: string; spelling: string }[]> {
  return database().query(
    {
      sql: `
  SELECT
    key,
    argMin(spelling, (seen_at, spelling)) AS spelling
  FROM property_keys
  WHERE organization_id = {organizationId: UUID}
    AND NOT has({reserved: Array(String)}, key)
  GROUP BY key
  ORDER BY key`,
      params: { organizationId, reserved: [...reservedPropertyKeys] },
      tag: "properties.list",
    },
    z.object({ key: z.string(), spelling: z.string() }),
  );
}
