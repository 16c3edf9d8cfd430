import { countPropertyUses } from "@/lib/queries/count-property-uses";
import { markPropertyKeys } from "@/lib/queries/property-key-marks";

/** One column of an answer each, so many keys are asked for in several statements. */
const keysPerStatement = 50;

const always = { fromMs: Number.NEGATIVE_INFINITY, toMs: Number.POSITIVE_INFINITY };

/**
 * Tells lists which of the keys that an edit was about are on no request any more, and which are, again or still. An
 * undo is an edit, too: the name it takes back leaves the lists as the old one did.
 */
export async function markUnusedKeys(organizationId: string, keys: readonly string[]): Promise<void> {
  for (let start = 0; start < keys.length; start += keysPerStatement) {
    const some = keys.slice(start, start + keysPerStatement);
    const uses = await countPropertyUses(organizationId, some, always);
    const isUnused = (_: string, index: number) => uses[index]?.requests === 0;
    await markPropertyKeys(organizationId, some.filter(isUnused), "retired", true);
    await markPropertyKeys(
      organizationId,
      some.filter((key, index) => !isUnused(key, index)),
      "retired",
      false,
    );
  }
}
