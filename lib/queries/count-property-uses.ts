import { z } from "zod";
import { database } from "@/lib/clickhouse";
import { propertySql } from "@/lib/fields/property-path";
import { timeParameter } from "./time-parameter";

export interface PropertyUse {
  requests: number;
  /** When the newest of them arrived; null when there is none. */
  lastSeenMs: number | null;
}

/**
 * In how many requests of a time range each of these keys stands, in their order. Reading the columns of the keys
 * took a seventh of the time of reading the paths of every row, with five keys and two million rows.
 */
export async function countPropertyUses(
  organizationId: string,
  keys: readonly string[],
  { fromMs, toMs }: { fromMs: number; toMs: number },
): Promise<PropertyUse[]> {
  // Not its `.null`, which is twice as fast to read but wrong: in a part where no row has the key it says 0.
  const isPresent = keys.map((key) => `${propertySql(key)} IS NOT NULL`);
  const [row] = await database().query(
    {
      sql: `
  SELECT
    [${isPresent.map((condition) => `countIf(${condition})`).join(", ")}] AS requests,
    [${isPresent.map((condition) => `toUnixTimestamp64Milli(maxIf(created_at, ${condition}))`).join(", ")}] AS lastSeenMs
  FROM requests
  WHERE organization_id = {organizationId: UUID}
    AND created_at >= {from: DateTime64(3, 'UTC')}
    AND created_at < {to: DateTime64(3, 'UTC')}`,
      params: { organizationId, from: timeParameter(fromMs), to: timeParameter(toMs) },
      tag: "properties.count",
    },
    rowSchema,
  );
  return keys.map((_, index) => {
    const requests = row?.requests[index] ?? 0;
    return { requests, lastSeenMs: requests === 0 ? null : (row?.lastSeenMs[index] ?? null) };
  });
}

const int64 = z.coerce.number().int();
const rowSchema = z.object({ requests: z.array(int64), lastSeenMs: z.array(int64) });
