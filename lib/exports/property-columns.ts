import { reservedPropertyKeys } from "@/lib/fields/fields";
import { spellingBook } from "@/lib/properties/spelling-book";
import { listPropertyKeys } from "@/lib/queries/list-property-keys";
import { listUsedPropertyKeys } from "@/lib/queries/list-used-property-keys";
import { listPropertyKeyMarks } from "@/lib/queries/property-key-marks";
import type { RequestSelection } from "@/lib/queries/request-selection";
import { inTurn } from "./engine-turn";

/** Keys of one statement; each is a column that it reads. */
const keysPerStatement = 100;

/**
 * The properties that "every property" means: those that requests of the selection have, without the hidden ones, as
 * the list shows them. Spellings, in the order of the stored keys.
 */
export async function everyProperty(selection: RequestSelection): Promise<string[]> {
  const { organizationId } = selection;
  const [known, marks] = await Promise.all([
    listPropertyKeys(organizationId),
    listPropertyKeyMarks(organizationId),
  ]);
  const shown = known.filter(({ key }) => !marks.hidden.has(key) && !reservedPropertyKeys.has(key));
  const spellings = new Map(shown.map(({ key, spelling }) => [key, spelling]));
  const used: string[] = [];
  for (let start = 0; start < shown.length; start += keysPerStatement) {
    const keys = shown.slice(start, start + keysPerStatement).map(({ key }) => key);
    used.push(...(await inTurn(() => listUsedPropertyKeys(selection, keys))));
  }
  return used.map((key) => spellings.get(key) ?? key);
}

/** The spelling of each of these keys, in whatever case they come: the one people sent, or their own. */
export async function spelled(organizationId: string, keys: readonly string[]): Promise<string[]> {
  const spellings = await spellingBook().spellingsOf(
    organizationId,
    keys.map((key) => key.toLowerCase()),
  );
  return keys.map((key) => spellings.get(key.toLowerCase()) ?? key);
}
