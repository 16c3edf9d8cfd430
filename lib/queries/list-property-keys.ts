import { z } from "zod";
import { database } from "@/lib/clickhouse";
import { reservedPropertyKeys } from "@/lib/fields/fields";

/** A key as it is stored (lower case), as it was first sent, and when that was. */
interface PropertyKey {
  key: string;
  spelling: string;
  firstSeenMs: number;
}

/**
 * Every property key of an organization in order; built-in columns left out. There are few rows, so they are folded here:
 * that is sooner done than the plan of a GROUP BY is made.
 */
export async function listPropertyKeys(organizationId: string): Promise<PropertyKey[]> {
  const rows = await database().query(
    {
      sql: `
  SELECT key, spelling, seen_at AS seenAt
  FROM property_keys
  WHERE organization_id = {organizationId: UUID}`,
      params: { organizationId },
      tag: "properties.list",
    },
    stored,
  );
  const first = new Map<string, z.infer<typeof stored>>();
  for (const row of rows) {
    const known = first.get(row.key);
    if (!reservedPropertyKeys.has(row.key) && (!known || isBefore(row, known))) first.set(row.key, row);
  }
  return [...first.values()]
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ key, spelling, seenAt }) => ({
      key,
      spelling,
      firstSeenMs: Date.parse(`${seenAt.replace(" ", "T")}Z`),
    }));
}

const stored = z.object({ key: z.string(), spelling: z.string(), seenAt: z.string() });

/** Of spellings seen in one millisecond the first in the alphabet counts, so that it is always the same. */
function isBefore(a: { spelling: string; seenAt: string }, b: { spelling: string; seenAt: string }): boolean {
  return a.seenAt === b.seenAt ? a.spelling < b.spelling : a.seenAt < b.seenAt;
}
