import { z } from "zod";
import { database } from "@/lib/clickhouse";
import { type EditProgress, type EditState, editEvents } from "@/lib/edits/edit";

/** How far these edits got. One without events is queued and stands in the answer, too. */
export async function foldPropertyEditEvents(
  organizationId: string,
  editIds: readonly string[],
): Promise<Map<string, EditProgress>> {
  if (editIds.length === 0) {
    return new Map();
  }
  const rows = await database().query(
    {
      sql: `
  SELECT
    edit_id AS editId,
    toUnixTimestamp64Milli(minIf(at, event = 'claimed')) AS startedAtMs,
    argMaxIf(event, at, event IN {endings: Array(String)}) AS ending,
    toUnixTimestamp64Milli(maxIf(at, event IN {endings: Array(String)})) AS endedAtMs,
    argMaxIf(message, at, event IN {endings: Array(String)}) AS message,
    countIf(event = 'cancel') AS cancels,
    maxIf(slice, event = 'slice') AS lastSlice,
    argMaxIf(position, at, event = 'slice') AS lastPosition,
    arraySum(done -> done.2, groupUniqArrayIf((slice, changed), event = 'slice')) AS changedInAll,
    argMaxIf(owner, at, event = 'claimed') AS lastOwner,
    toUnixTimestamp64Milli(maxIf(at, event IN ('claimed', 'slice'))) AS heardOfAtMs
  FROM property_edit_events
  WHERE organization_id = {organizationId: UUID} AND edit_id IN {editIds: Array(UUID)}
  GROUP BY edit_id`,
      params: { organizationId, editIds, endings: ["done", "cancelled", "failed", "resumed"] },
      tag: "edits.progress",
    },
    row,
  );
  const folded = new Map(rows.map((events) => [events.editId, progressOf(events)]));
  return new Map(editIds.map((id) => [id, folded.get(id) ?? queued]));
}

const int64 = z.coerce.number().int();
const row = z.object({
  editId: z.string(),
  startedAtMs: int64,
  ending: z.enum([...editEvents, ""]),
  endedAtMs: int64,
  message: z.string(),
  cancels: int64,
  lastSlice: int64,
  lastPosition: z.string(),
  changedInAll: int64,
  lastOwner: z.string(),
  heardOfAtMs: int64,
});

const queued: EditProgress = {
  state: "queued",
  startedAtMs: null,
  finishedAtMs: null,
  changed: 0,
  slice: 0,
  position: "",
  failure: "",
  owner: null,
  heardOfAtMs: null,
};

function progressOf(events: z.infer<typeof row>): EditProgress {
  const hasStarted = events.startedAtMs > 0;
  const state = stateOf(events, hasStarted);
  const hasEnded = state === "done" || state === "cancelled" || state === "failed";
  return {
    state,
    startedAtMs: hasStarted ? events.startedAtMs : null,
    finishedAtMs: hasEnded ? events.endedAtMs : null,
    changed: events.changedInAll,
    slice: events.lastSlice,
    position: events.lastPosition,
    failure: state === "failed" ? events.message : "",
    owner: hasStarted ? events.lastOwner : null,
    heardOfAtMs: hasStarted ? events.heardOfAtMs : null,
  };
}

function stateOf({ ending, cancels }: z.infer<typeof row>, hasStarted: boolean): EditState {
  if (ending === "done" || ending === "cancelled" || ending === "failed") {
    return ending;
  }
  if (cancels > 0) {
    return "cancelling";
  }
  return hasStarted ? "running" : "queued";
}
