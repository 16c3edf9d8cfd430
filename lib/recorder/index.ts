import { join } from "node:path";
import { database } from "@/lib/clickhouse";
import { holdDataDirectory } from "@/lib/data-directory";
import { env } from "@/lib/env";
import { describeCall } from "@/lib/gateway/describe";
import { log } from "@/lib/log";
import { currentRules } from "@/lib/properties/rule-book";
import { processSingleton } from "@/lib/registry";
import { requestsLanded } from "@/lib/webhooks/landed";
import { createRecorder } from "./create-recorder";
import { type Preparer, preparerHere } from "./preparer";
import { PreparerThread } from "./preparer-thread";
import type { Recorder } from "./recorder";

/** The recorder of this process, draining into its database from the first call of this function on. */
export function recorder(): Recorder {
  return opened(() => preparerHere(describeCall));
}

/**
 * Opens the recorder of this process with a thread of its own that prepares records. To be called before anything else
 * asks for the recorder.
 *
 * @param threadPath the built `./preparer-worker`.
 */
export function openRecorder(threadPath: string): void {
  opened(() => new PreparerThread(threadPath));
}

function opened(preparer: () => Preparer): Recorder {
  return processSingleton(
    "recorder",
    () =>
      createRecorder({
        directory: join(holdDataDirectory(), "spool"),
        database: database(),
        preparer: preparer(),
        logger: log(),
        spoolBytesMax: env().FACET_SPOOL_BYTES_MAX,
        isDatabaseShared: env().CLICKHOUSE_URL !== undefined,
        rules: currentRules,
        landed: requestsLanded,
      }),
    (value) => value.close(),
  );
}
