import { ApiError } from "@/lib/errors";
import { foldPropertyEditEvents } from "@/lib/queries/fold-property-edit-events";
import { listPropertyEdits, listUndoingEdits } from "@/lib/queries/list-property-edits";
import type { Edit, EditProgress } from "./edit";

/** An edit, how far it got, and the edit that takes it back. */
export interface EditEntry {
  edit: Edit;
  progress: EditProgress;
  undoneBy: string | null;
}

/** Edits of an organization, the newest first: those older than the edit `before`. */
export async function listEdits(
  organizationId: string,
  page: { limit: number; before?: string },
): Promise<EditEntry[]> {
  return entriesOf(organizationId, await listPropertyEdits(organizationId, page));
}

/**
 * One edit.
 *
 * @throws ApiError `not_found`.
 */
export async function findEdit(organizationId: string, editId: string): Promise<EditEntry> {
  const [entry] = await entriesOf(organizationId, await listPropertyEdits(organizationId, { ids: [editId] }));
  if (!entry) {
    throw new ApiError(
      "not_found",
      `There is no edit with the id ${editId}. GET /v1/request/property/edits lists them.`,
    );
  }
  return entry;
}

async function entriesOf(organizationId: string, edits: readonly Edit[]): Promise<EditEntry[]> {
  const ids = edits.map(({ id }) => id);
  if (ids.length === 0) {
    return [];
  }
  const [progress, undoing] = await Promise.all([
    foldPropertyEditEvents(organizationId, ids),
    listUndoingEdits(organizationId, ids),
  ]);
  const undoneBy = new Map(undoing.map(({ id, undoes }) => [undoes, id]));
  return edits.flatMap((edit) => {
    const own = progress.get(edit.id);
    return own ? [{ edit, progress: own, undoneBy: undoneBy.get(edit.id) ?? null }] : [];
  });
}
