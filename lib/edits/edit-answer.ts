import { printWire } from "@/lib/filters/wire/print";
import type { EditedRequest } from "@/lib/queries/sample-property-edit";
import type { Edit, EditProgress } from "./edit";
import { type EditEntry, findEdit } from "./edit-journal";
import { isUndoable } from "./manage-edit";

/** An edit in the API's words. */
export function editAnswer(entry: EditEntry) {
  const { edit, progress, undoneBy } = entry;
  const { operation, scope } = edit.spec;
  const isPatch = operation.type === "patch";
  const left = Math.max(0, edit.requests - progress.changed);
  return {
    id: edit.id,
    kind: edit.kind,
    state: progress.state,
    created_at: isoTime(edit.createdAtMs),
    started_at: progress.startedAtMs === null ? null : isoTime(progress.startedAtMs),
    finished_at: progress.finishedAtMs === null ? null : isoTime(progress.finishedAtMs),
    by: edit.actor,
    filter: scope.type === "filter" ? printWire(scope.filter) : null,
    change: {
      // fromEntries defines its keys, so one named __proto__ is a property like any other.
      set: Object.fromEntries(isPatch ? operation.set : []),
      remove: isPatch ? operation.remove : [],
      move:
        operation.type === "move" ? { from: operation.from, to: operation.to, keep: operation.keep } : null,
    },
    requests: edit.requests,
    changed: progress.changed,
    left: progress.finishedAtMs === null ? 0 : left,
    progress: progressShare(edit, progress),
    undoes: edit.undoes,
    undone_by: undoneBy,
    can_undo: isUndoable(entry),
    failure: progress.failure || null,
  };
}

/** The present state of an edit in the API's words. */
export async function currentEditAnswer({ organizationId, id }: Pick<Edit, "organizationId" | "id">) {
  return editAnswer(await findEdit(organizationId, id));
}

/** The requests of a dry run in the API's words. */
export function sampleAnswer(keys: readonly string[], sample: readonly EditedRequest[]) {
  const byKey = (values: readonly (string | null)[]) =>
    Object.fromEntries(keys.map((key, index) => [key, values[index] ?? null]));
  return sample.map(({ requestId, createdAtMs, before, after }) => ({
    request_id: requestId,
    created_at: isoTime(createdAtMs),
    before: byKey(before),
    after: byKey(after),
  }));
}

function progressShare(edit: Edit, progress: EditProgress): number {
  if (progress.state === "done") return 1;
  return edit.requests === 0 ? 0 : Math.min(1, progress.changed / edit.requests);
}

function isoTime(timeMs: number): string {
  return new Date(timeMs).toISOString();
}
