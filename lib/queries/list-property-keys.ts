import { z } from "zod";
import { database } from "@/lib/clickhouse";
import { reservedPropertyKeys } from "@/lib/fields/fields";

/** A key as it is stored (lower case), as it was first sent, and when that was. */
interface PropertyKey {
  key: string;
  spelling: string;
  firstSeenMs: number;
}

/** Every property key of an organization; built-in columns left out. */
export function listPropertyKeys(organizationId: string): Promise<PropertyKey[]> {
  return database().query(
    {
      sql: `
  SELECT
    key,
    argMin(spelling, (seen_at, spelling)) AS spelling,
    toUnixTimestamp64Milli(min(seen_at)) AS firstSeenMs
  FROM property_keys
  WHERE organization_id = {organizationId: UUID}
    AND NOT has({reserved: Array(String)}, key)
  GROUP BY key
  ORDER BY key`,
      params: { organizationId, reserved: [...reservedPropertyKeys] },
      tag: "properties.list",
    },
    z.object({ key: z.string(), spelling: z.string(), firstSeenMs: z.coerce.number().int() }),
  );
}
