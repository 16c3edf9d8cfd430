import { ApiError } from "@/lib/errors";
import { log } from "@/lib/log";
import type { ExportRun } from "./export-run";

/**
 * The bytes of an export as they are handed out, noted in its run: how many, and how it ended. When the reader leaves,
 * nothing more is read.
 */
export async function* tracked(body: AsyncIterable<Uint8Array>, run: ExportRun): AsyncGenerator<Uint8Array> {
  try {
    for await (const bytes of body) {
      run.throwIfCancelled();
      yield bytes;
      run.bytes += bytes.length;
    }
    run.finish("done");
  } catch (error) {
    if (!run.isCancelled) {
      run.finish("failed", failureText(error));
      log().error({ err: error, export: run.id }, "An export failed after it had begun");
    }
    throw error;
  } finally {
    // Still running here means that the reader left, or somebody cancelled.
    run.finish("cancelled", run.isCancelled ? null : "Whoever was reading the file left.");
  }
}

/** What is told of a failure: its own sentence where that was written for the caller. */
export function failureText(error: unknown): string {
  return error instanceof ApiError ? error.message : "Facet failed; its log tells more.";
}
