import { runAlerts } from "@/lib/alerts/run-alerts";
import { database } from "@/lib/clickhouse";
import { keptSinceMs } from "@/lib/clickhouse/retention";
import { env } from "@/lib/env";

import { ApiError } from "@/lib/errors";
import { tellBudget } from "@/lib/limits/tell-budget";
import { warnBudgets } from "@/lib/limits/warn-budgets";
import { log } from "@/lib/log";
import { recorder } from "@/lib/recorder";

import { Sealer } from "@/lib/rollup/sealer";
import type { Job } from "./job";

/** How long alerts wait for the calls that were recorded to land; what does not by then is waited for the next time. */
const landingTimeoutMs = 10_000;

/** Everything that is done in the background at times of its own; one entry each. */
export function facetJobs(): Job[] {
  const sealer = new Sealer(database());
  return [
    {
      name: "rollup",
      description: "Adds requests up by the hour, which is what charts are drawn from",
      schedule: "*/5 * * * *",
      catchUp: "once",
      run: ({ signal }) => {
        const nowMs = Date.now();
        return sealer.seal({ keptSinceMs: keptSinceMs(env().FACET_RETENTION_DAYS, nowMs), nowMs, signal });
      },
    },
    {
      name: "alerts",
      description: "Evaluates the alerts that are due and tells people what fires and what has recovered",
      schedule: "*/15 * * * * *",
      catchUp: "once",
      run: async ({ slotMs, signal }) => {
        // What has been recorded is to be in the database, or silence would be seen where there was none.
        await recorder()
          .flush(landingTimeoutMs)
          .catch(() => {
            throw new ApiError(
              "storage_unavailable",
              "Alerts wait for calls that have not reached the database yet.",
            );
          });
        await runAlerts({ atMs: slotMs, signal, logger: log() });
      },
    },
    {
      name: "budgets",
      description: "Looks which budgets have reached a share to warn of",
      schedule: "* * * * *",
      catchUp: "once",
      run: ({ signal }) => warnBudgets(tellBudget, signal),
    },
  ];
}
