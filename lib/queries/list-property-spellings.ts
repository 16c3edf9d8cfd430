import { z } from "zod";
import { database } from "@/lib/clickhouse";

/** How people spelled these stored (lower-case) keys first. A key nobody sent yet is left out. */
export async function listPropertySpellings(
  organizationId: string,
  keys: readonly string[],
): Promise<Map<string, string>> {
  if (keys.length === 0) {
    return new Map();
  }
  const rows = await database().query(
    {
      sql: `
  SELECT
    key,
    argMin(spelling, (seen_at, spelling)) AS spelling
  FROM property_keys
  WHERE organization_id = {organizationId: UUID}
    AND key IN {keys: Array(String)}
  GROUP BY key`,
      params: { organizationId, keys },
      tag: "properties.spellings",
    },
    z.object({ key: z.string(), spelling: z.string() }),
  );
  return new Map(rows.map(({ key, spelling }) => [key, spelling]));
}
