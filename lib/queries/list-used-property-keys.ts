import { z } from "zod";
import { database } from "@/lib/clickhouse";
import { propertySql } from "@/lib/fields/property-path";
import { exportTimeoutMs } from "./export-timeout";
import { int64 } from "./int64";
import { type RequestSelection, selectionCondition } from "./request-selection";

/** Those of these stored keys that at least one request of a selection has, in their order. */
export async function listUsedPropertyKeys(
  selection: RequestSelection,
  keys: readonly string[],
): Promise<string[]> {
  if (keys.length === 0) {
    return [];
  }
  const where = selectionCondition(selection);
  const [row] = await database().query(
    {
      sql: `
  SELECT [${keys.map((key) => `countIf(${propertySql(key)} IS NOT NULL)`).join(", ")}] AS requests
  FROM requests
  WHERE ${where.sql}`,
      params: where.params,
      tag: "exports.used_keys",
      timeoutMs: exportTimeoutMs,
    },
    z.object({ requests: z.array(int64) }),
  );
  return keys.filter((_, index) => (row?.requests[index] ?? 0) > 0);
}
