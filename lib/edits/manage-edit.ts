import { v7 as newUuid } from "uuid";
import { ApiError } from "@/lib/errors";
import { liftRule, listStandingRules } from "@/lib/properties/rule-book";
import { insertPropertyEdit, insertPropertyEditEvent } from "@/lib/queries/insert-property-edit";
import { markPropertyKeys } from "@/lib/queries/property-key-marks";
import type { Actor, Edit } from "./edit";
import { type EditEntry, findEdit } from "./edit-journal";
import { editRunner } from "./index";
import { keysOf } from "./operation";

/**
 * Asks an edit to stop before its next slice. What it has changed stays changed and can be undone.
 *
 * @throws ApiError `not_found`, or `conflict` when it has ended.
 */
export async function cancelEdit(organizationId: string, editId: string): Promise<void> {
  const { progress } = await findEdit(organizationId, editId);
  if (hasEnded(progress.state)) {
    throw new ApiError("conflict", `This edit is ${progress.state}: only one under way can be cancelled.`);
  }
  await insertPropertyEditEvent({ organizationId, editId, event: "cancel" });
  editRunner().wake();
}

/**
 * Takes a failed edit up again where it left off.
 *
 * @throws ApiError `not_found`, or `conflict` when it did not fail.
 */
export async function resumeEdit(organizationId: string, editId: string): Promise<void> {
  const { progress } = await findEdit(organizationId, editId);
  if (progress.state !== "failed") {
    throw new ApiError("conflict", `This edit is ${progress.state}: only a failed one can be resumed.`);
  }
  await insertPropertyEditEvent({ organizationId, editId, event: "resumed" });
  editRunner().wake();
}

/**
 * Starts an edit that gives the requests another one changed what they held before, where they still hold what it
 * wrote; those that were edited since are left as they are. The rule that came with the edit is lifted.
 *
 * @throws ApiError `not_found`, or `conflict` while it is under way and when it was undone already.
 */
export async function undoEdit(organizationId: string, editId: string, actor: Actor): Promise<Edit> {
  const entry = await findEdit(organizationId, editId);
  assertUndoable(entry);
  const keys = keysOf(entry.edit.spec.operation);
  for (const rule of await listStandingRules(organizationId)) {
    if (rule.editId === editId) await liftRule(rule);
  }
  await markPropertyKeys(organizationId, keys, "retired", false);
  const undo: Edit = {
    organizationId,
    id: newUuid(),
    createdAtMs: Date.now(),
    kind: "undo",
    spec: { operation: { type: "restore", keys }, scope: { type: "edited", editId } },
    requests: entry.progress.changed,
    undoes: editId,
    actor,
  };
  await insertPropertyEdit(undo);
  editRunner().wake();
  return undo;
}

/** Whether an edit can be taken back now. */
export function isUndoable({ progress, undoneBy }: EditEntry): boolean {
  return hasEnded(progress.state) && progress.changed > 0 && undoneBy === null;
}

function assertUndoable(entry: EditEntry): void {
  const { progress, undoneBy } = entry;
  if (isUndoable(entry)) return;
  const reason =
    undoneBy !== null
      ? `was undone already, by the edit ${undoneBy}: undo that one to have its changes again`
      : hasEnded(progress.state)
        ? "changed no request, so there is nothing to undo"
        : `is ${progress.state}: cancel it or wait for its end, then undo it`;
  throw new ApiError("conflict", `This edit ${reason}.`);
}

function hasEnded(state: EditEntry["progress"]["state"]): boolean {
  return state === "done" || state === "cancelled" || state === "failed";
}
