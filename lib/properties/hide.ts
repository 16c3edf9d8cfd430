import { editKey } from "@/lib/edits/operation";
import { ApiError } from "@/lib/errors";
import { listPropertyKeyMarks, markPropertyKeys } from "@/lib/queries/property-key-marks";
import { findPropertySpelling } from "@/lib/queries/property-spellings";
import { spellingBook } from "./spelling-book";

/**
 * Leaves a key out of lists, or puts it back.
 *
 * @throws ApiError `not_found` for a key nobody ever sent.
 */
export async function setHidden(organizationId: string, key: string, isHidden: boolean): Promise<void> {
  const stored = editKey(key);
  if (!(await findPropertySpelling(organizationId, stored))) {
    throw new ApiError("not_found", `No request has ever had the property "${key}".`);
  }
  await markPropertyKeys(organizationId, [stored], "hidden", isHidden);
}

/** The hidden keys as people spell them, in alphabetical order. */
export async function listHidden(organizationId: string): Promise<string[]> {
  const { hidden } = await listPropertyKeyMarks(organizationId);
  const spellings = await spellingBook().spellingsOf(organizationId, [...hidden]);
  return [...hidden].sort().map((key) => spellings.get(key) ?? key);
}
