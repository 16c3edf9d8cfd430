import { z } from "zod";
import { remainingOfPropertyEdit } from "@/lib/queries/count-property-edit";
import { findPropertyEditSlice } from "@/lib/queries/find-property-edit-slice";
import { foldPropertyEditEvents } from "@/lib/queries/fold-property-edit-events";
import { insertPropertyEditEvent } from "@/lib/queries/insert-property-edit";
import { journalPropertyEditSlice, journalRestoredSlice } from "@/lib/queries/journal-property-edit-slice";
import { listPropertyEditSlices } from "@/lib/queries/measure-property-edit-slice";
import type { FindingEdit, ScanPosition } from "@/lib/queries/property-edit-selection";
import type { EditSlice } from "@/lib/queries/property-edit-slice";
import { applyEditSlice } from "./apply-edit-slice";
import type { Edit, EditProgress } from "./edit";
import { keysOf } from "./operation";
import type { SlicePace } from "./slice-pace";

export interface EditRun {
  /** Runs work while nothing else in this process changes requests. */
  exclusively: <Result>(work: () => Promise<Result>) => Promise<Result>;
  /** Before the last look for requests that arrived meanwhile: everything recorded so far has landed then. */
  settle: () => Promise<void>;
  /** Whether to leave off: the process stops, or another one has taken over. */
  isInterrupted: (progress: EditProgress) => boolean;
  pace: SlicePace;
}

/** Why a run ended: `interrupted` leaves the edit to whoever takes it up next. */
export type EditOutcome = "done" | "cancelled" | "interrupted";

/**
 * Carries an edit out, or on, slice by slice. A slice is journaled first, with what each of its requests holds; then
 * the requests that still hold it are changed; then an event says so. Whatever of this a crash cuts off is made good
 * by the next run: what is journaled is applied before anything else, and both steps may be repeated.
 */
export async function runEdit(edit: Edit, run: EditRun): Promise<EditOutcome> {
  const { operation, scope } = edit.spec;
  const steps = new EditSteps(edit, run);
  await steps.recover();
  if (operation.type === "restore" && scope.type === "edited") {
    return runRestore(edit, { ...operation, editId: scope.editId }, steps);
  }
  if (operation.type === "restore" || scope.type === "edited") {
    throw new Error(`The edit ${edit.id} restores without an edit to restore.`);
  }
  return runScan({ organizationId: edit.organizationId, operation, scope }, steps, run);
}

const scanPositionSchema = z.object({
  pass: z.number().int(),
  atMs: z.number().int(),
  requestId: z.string().nullable(),
});
/** What arrives with a key while it is taken off every request is found by looking again; this often. */
const passesMax = 4;

/** Goes through the requests in the order of time, a window at a time, until a look finds nothing to change. */
async function runScan(edit: FindingEdit, steps: EditSteps, run: EditRun): Promise<EditOutcome> {
  const begun = steps.position === "" ? null : scanPositionSchema.parse(JSON.parse(steps.position));
  let place: ScanPosition | null = begun;
  for (let pass = begun?.pass ?? 1; pass <= passesMax; pass++) {
    if (pass > 1) await run.settle();
    const left = await remainingOfPropertyEdit(edit);
    if (!left) return "done";
    const end: ScanPosition = { atMs: left.lastMs, requestId: null };
    let after: ScanPosition = place ?? { atMs: left.firstMs - 1, requestId: null };
    place = null;
    while (after.atMs < end.atMs || (after.atMs === end.atMs && after.requestId !== null)) {
      const outcome = await steps.interruption();
      if (outcome) return outcome;
      const startedAtMs = performance.now();
      const windowEnd = { atMs: Math.min(end.atMs, after.atMs + run.pace.windowMs), requestId: null };
      const from = after;
      const { requests, until } = await findPropertyEditSlice(edit, from, windowEnd, run.pace.requestsMax);
      after = until;
      if (requests > 0) {
        await steps.slice(
          (at) => journalPropertyEditSlice(at, edit, from, until),
          JSON.stringify({ pass, ...until }),
        );
      }
      run.pace.took(performance.now() - startedAtMs, requests);
    }
    // A filter's requests are fixed; a key can go on arriving.
    if (edit.scope.type === "filter") return "done";
  }
  return "done";
}

const restorePositionSchema = z.object({ slice: z.number().int() });

/** Goes through the slices of the edit that is taken back. */
async function runRestore(
  { organizationId }: Edit,
  restore: { type: "restore"; keys: string[]; editId: string },
  steps: EditSteps,
): Promise<EditOutcome> {
  const done = steps.position === "" ? 0 : restorePositionSchema.parse(JSON.parse(steps.position)).slice;
  for (const written of await listPropertyEditSlices(organizationId, restore.editId)) {
    if (written.slice <= done) continue;
    const outcome = await steps.interruption();
    if (outcome) return outcome;
    await steps.slice(
      (at) => journalRestoredSlice(at, restore, restore.editId, written),
      JSON.stringify({ slice: written.slice }),
    );
  }
  return "done";
}

/** The steps all edits share, and where they stand. */
class EditSteps {
  readonly #edit: Edit;
  readonly #run: EditRun;
  #slice = 0;
  position = "";

  constructor(edit: Edit, run: EditRun) {
    this.#edit = edit;
    this.#run = run;
  }

  /** Applies what an earlier run journaled and did not mark as done; the place to go on from stays where it was. */
  async recover(): Promise<void> {
    const { slice, position } = await this.#progress();
    this.#slice = slice + 1;
    this.position = position;
    const at = this.#at();
    const changed = await this.#run.exclusively(() => this.#apply(at));
    if (changed > 0) {
      await this.#finish(at, changed, position);
    }
  }

  /** Why to leave off before the next slice, if there is a reason. */
  async interruption(): Promise<EditOutcome | null> {
    const progress = await this.#progress();
    if (progress.state === "cancelling") return "cancelled";
    return this.#run.isInterrupted(progress) ? "interrupted" : null;
  }

  /** Journals and applies the next slice, and notes where to go on from. */
  async slice(journal: (at: EditSlice) => Promise<void>, position: string): Promise<void> {
    const at = this.#at();
    // In one turn, so that no edit of a single request comes between what is written down and what is changed.
    const changed = await this.#run.exclusively(async () => {
      await journal(at);
      return this.#apply(at);
    });
    await this.#finish(at, changed, position);
  }

  #apply(at: EditSlice): Promise<number> {
    return applyEditSlice(at, keysOf(this.#edit.spec.operation));
  }

  async #finish(at: EditSlice, changed: number, position: string): Promise<void> {
    await insertPropertyEditEvent({ ...at, event: "slice", changed, position });
    this.#slice += 1;
    this.position = position;
  }

  #at(): EditSlice {
    return { organizationId: this.#edit.organizationId, editId: this.#edit.id, slice: this.#slice };
  }

  async #progress(): Promise<EditProgress> {
    const { organizationId, id } = this.#edit;
    const progress = (await foldPropertyEditEvents(organizationId, [id])).get(id);
    if (!progress) throw new Error(`The edit ${id} has no progress.`);
    return progress;
  }
}
