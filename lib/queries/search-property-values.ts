import { z } from "zod";
import { database } from "@/lib/clickhouse";
import { propertySql } from "@/lib/fields/property-path";

/** Values of a key that contain a text, whatever its case, the most used first. */
export async function searchPropertyValues(
  organizationId: string,
  key: string,
  search: string,
  limit: number,
): Promise<string[]> {
  const value = propertySql(key);
  const rows = await database().query(
    {
      sql: `
  SELECT assumeNotNull(${value}) AS propertyValue
  FROM requests
  WHERE organization_id = {organizationId: UUID}
    AND ${value} IS NOT NULL
    AND ({search: String} = '' OR positionCaseInsensitiveUTF8(ifNull(${value}, ''), {search: String}) > 0)
  GROUP BY propertyValue
  ORDER BY count() DESC, propertyValue
  LIMIT {limit: UInt32}`,
      params: { organizationId, search, limit },
      tag: "properties.search",
    },
    z.object({ propertyValue: z.string() }),
  );
  return rows.map(({ propertyValue }) => propertyValue);
}
