import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { recorder } from "@/lib/recorder";
import { processSingleton } from "@/lib/registry";
import { EditRunner } from "./edit-runner";

const settleMs = 10_000;
/** Longer than other processes take to hear of a new rule. */
const rulesSpreadMs = 3_000;

/** What carries out the edits of this process. The first call takes up what an earlier process left unfinished. */
export function editRunner(): EditRunner {
  return processSingleton(
    "property-edits",
    () => {
      const isDatabaseShared = env().CLICKHOUSE_URL !== undefined;
      // Opened before, so that it is closed after.
      const records = recorder();
      const runner = new EditRunner({
        isDatabaseShared,
        logger: log(),
        exclusively: (work) => records.exclusively(work),
        settle: async () => {
          if (isDatabaseShared) await new Promise((resolve) => setTimeout(resolve, rulesSpreadMs));
          // Records that cannot land now will land under the rules of then.
          await records.flush(settleMs).catch(() => undefined);
        },
      });
      runner.wake();
      return runner;
    },
    (runner) => runner.close(),
  );
}
