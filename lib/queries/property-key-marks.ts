import { z } from "zod";
import { database } from "@/lib/clickhouse";
import { nextMoment } from "./property-edit-time";

/** What lists are told of a key: `hidden` leaves it out, `retired` says an edit took it off every request. */
export type KeyMark = "hidden" | "retired";

/** The stored keys of an organization that carry a mark, in order. */
export async function listPropertyKeyMarks(organizationId: string): Promise<Record<KeyMark, Set<string>>> {
  const rows = await database().query(
    {
      sql: `
  SELECT key, mark
  FROM property_key_marks FINAL
  WHERE organization_id = {organizationId: UUID} AND is_set
  ORDER BY key`,
      params: { organizationId },
      tag: "properties.marks",
    },
    z.object({ key: z.string(), mark: z.enum(["hidden", "retired"]) }),
  );
  const keysWith = (wanted: KeyMark) =>
    new Set(rows.filter(({ mark }) => mark === wanted).map(({ key }) => key));
  return { hidden: keysWith("hidden"), retired: keysWith("retired") };
}

/** Sets a mark of keys or takes it away. */
export async function markPropertyKeys(
  organizationId: string,
  keys: readonly string[],
  mark: KeyMark,
  isSet: boolean,
): Promise<void> {
  const lines = keys.map((key) =>
    JSON.stringify({ organization_id: organizationId, key, mark, is_set: isSet, updated_at: nextMoment() }),
  );
  if (lines.length > 0) {
    await database().insert("property_key_marks", lines.join("\n"), "properties.mark");
  }
}
