import type { EditSpec } from "./operation";

export const editKinds = ["bulk", "rename", "merge", "delete", "undo"] as const;
export type EditKind = (typeof editKinds)[number];

/** Who started an edit: an API key by its name, or somebody signed in to the dashboard. */
export interface Actor {
  type: "api_key" | "session";
  id: string | null;
  name: string;
}

/** An edit of many requests as it was started. It never changes; what it came to is its progress. */
export interface Edit {
  organizationId: string;
  id: string;
  createdAtMs: number;
  kind: EditKind;
  spec: EditSpec;
  /** How many requests it set out to change. */
  requests: number;
  /** The edit it takes back. */
  undoes: string | null;
  actor: Actor;
}

export const editStates = ["queued", "running", "cancelling", "done", "cancelled", "failed"] as const;
export type EditState = (typeof editStates)[number];

/** How far an edit got, folded from its events. */
export interface EditProgress {
  state: EditState;
  startedAtMs: number | null;
  /** When it was done, cancelled or failed. */
  finishedAtMs: number | null;
  /** Requests changed so far. */
  changed: number;
  /** Number of the last slice that was written down as done; 0 before the first. */
  slice: number;
  /** Where the next slice begins, in the words of whoever runs the edit; empty at the start. */
  position: string;
  /** Why it failed; empty otherwise. */
  failure: string;
  /** The process that runs it, and when that was last heard of. */
  owner: string | null;
  heardOfAtMs: number | null;
}

export const editEvents = ["claimed", "slice", "cancel", "done", "cancelled", "failed", "resumed"] as const;

/** Something that happened to an edit. */
export interface EditEvent {
  organizationId: string;
  editId: string;
  event: (typeof editEvents)[number];
  owner?: string;
  slice?: number;
  changed?: number;
  position?: string;
  message?: string;
}
