import { join } from "node:path";
import { database } from "@/lib/clickhouse";
import { holdDataDirectory } from "@/lib/data-directory";
import { env } from "@/lib/env";
import { describeCall } from "@/lib/gateway/describe";
import { log } from "@/lib/log";
import { currentRules } from "@/lib/properties/rule-book";
import { processSingleton } from "@/lib/registry";
import { createRecorder } from "./create-recorder";
import type { Recorder } from "./recorder";

/** The recorder of this process, draining into its database from the first call of this function on. */
export function recorder(): Recorder {
  return processSingleton(
    "recorder",
    () =>
      createRecorder({
        directory: join(holdDataDirectory(), "spool"),
        database: database(),
        describe: describeCall,
        logger: log(),
        spoolBytesMax: env().FACET_SPOOL_BYTES_MAX,
        isDatabaseShared: env().CLICKHOUSE_URL !== undefined,
        rules: currentRules,
      }),
    (value) => value.close(),
  );
}
