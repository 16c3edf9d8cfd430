import { NIL } from "uuid";
import { database } from "@/lib/clickhouse";
import type { Edit, EditEvent } from "@/lib/edits/edit";
import { nextMoment } from "./property-edit-time";
import { timeParameter } from "./time-parameter";

/** Adds an edit, which from then on waits for its turn. */
export function insertPropertyEdit(edit: Edit): Promise<void> {
  const line = JSON.stringify({
    organization_id: edit.organizationId,
    id: edit.id,
    created_at: timeParameter(edit.createdAtMs),
    kind: edit.kind,
    spec: JSON.stringify(edit.spec),
    requests: edit.requests,
    undoes: edit.undoes ?? NIL,
    actor: edit.actor.type,
    actor_id: edit.actor.id ?? NIL,
    actor_name: edit.actor.name.toWellFormed(),
  });
  return database().insert("property_edits", line, "edits.insert");
}

/** Adds to the history of an edit. */
export function insertPropertyEditEvent({
  organizationId,
  editId,
  event,
  owner = NIL,
  slice = 0,
  changed = 0,
  position = "",
  message = "",
}: EditEvent): Promise<void> {
  const line = JSON.stringify({
    organization_id: organizationId,
    edit_id: editId,
    at: nextMoment(),
    event,
    owner,
    slice,
    changed,
    position,
    message: message.toWellFormed(),
  });
  return database().insert("property_edit_events", line, "edits.event");
}
