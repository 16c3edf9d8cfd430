import { ApiError } from "@/lib/errors";
import { processSingleton } from "@/lib/registry";
import type { ExportOrder } from "./export-order";
import { ExportRun } from "./export-run";

/** An export that has ended can be asked about for this long. */
const keptMs = 60 * 60_000;
/** And so many of them at most. */
const keptMax = 1_000;

function runs(): Map<string, ExportRun> {
  return processSingleton("exports.runs", () => new Map<string, ExportRun>());
}

/**
 * Notes an export under its id, which the caller may choose so as to ask about it from elsewhere.
 *
 * @throws ApiError `conflict` when the id is taken.
 */
export function beginRun(
  id: string,
  organizationId: string,
  order: ExportOrder,
  nowMs = Date.now(),
): ExportRun {
  const all = runs();
  forgetOld(all, nowMs);
  if (all.has(id)) {
    throw new ApiError("conflict", `There is an export with the id ${id} already: choose another one.`);
  }
  const run = new ExportRun(id, organizationId, order);
  all.set(id, run);
  return run;
}

/**
 * An export of the organization, under way or ended a while ago in this process.
 *
 * @throws ApiError `not_found`.
 */
export function findRun(id: string, organizationId: string): ExportRun {
  const run = runs().get(id);
  if (run?.organizationId !== organizationId) {
    throw new ApiError(
      "not_found",
      `There is no export ${id}. Exports are known to the process that runs them, until an hour after their end.`,
    );
  }
  return run;
}

function forgetOld(all: Map<string, ExportRun>, nowMs: number): void {
  for (const [id, { finishedAtMs }] of all) {
    const isOld = finishedAtMs !== null && (finishedAtMs < nowMs - keptMs || all.size > keptMax);
    if (isOld) all.delete(id);
  }
}
