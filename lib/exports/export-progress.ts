import type { z } from "zod";
import type { getExport } from "@/lib/api/contract/exports";
import type { ExportRun } from "./export-run";
import { printResumption } from "./resumption";

/** How far an export got, in the API's words. */
export function exportProgress(run: ExportRun): z.input<typeof getExport.answer>["data"] {
  const { checkpoint, order } = run;
  return {
    id: run.id,
    state: run.state,
    requests: run.requests,
    rows: run.rows,
    bytes: run.bytes,
    started_at: new Date(run.startedAtMs).toISOString(),
    finished_at: run.finishedAtMs === null ? null : new Date(run.finishedAtMs).toISOString(),
    failure: run.failure,
    checkpoint: checkpoint && {
      rows: checkpoint.rows,
      bytes: checkpoint.bytes,
      cursor: printResumption(order, checkpoint),
    },
  };
}
