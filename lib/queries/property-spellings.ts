import { z } from "zod";
import { database } from "@/lib/clickhouse";
import { storedPropertyKey } from "@/lib/fields/property-path";
import { timeParameter } from "./time-parameter";

/** The spelling that is shown for a stored key, and since when; undefined for a key nobody sent. */
export async function findPropertySpelling(
  organizationId: string,
  key: string,
): Promise<{ spelling: string; seenAtMs: number } | undefined> {
  const rows = await database().query(
    {
      sql: `
  SELECT spelling, toUnixTimestamp64Milli(seen_at) AS seenAtMs
  FROM property_keys
  WHERE organization_id = {organizationId: UUID} AND key = {key: String}
  ORDER BY seen_at, spelling
  LIMIT 1`,
      params: { organizationId, key },
      tag: "properties.spelling",
    },
    z.object({ spelling: z.string(), seenAtMs: z.coerce.number().int() }),
  );
  return rows[0];
}

/** Adds spellings of keys. Of those of one key the earliest is shown. */
export async function insertPropertySpellings(
  organizationId: string,
  spellings: readonly string[],
  seenAtMs: number,
): Promise<void> {
  const lines = spellings.map((spelling) =>
    JSON.stringify({
      organization_id: organizationId,
      key: storedPropertyKey(spelling).toWellFormed(),
      spelling: spelling.toWellFormed(),
      seen_at: timeParameter(seenAtMs),
    }),
  );
  if (lines.length > 0) {
    await database().insert("property_keys", lines.join("\n"), "properties.spell");
  }
}
