import { database } from "@/lib/clickhouse";
import { keptSinceMs } from "@/lib/clickhouse/retention";
import { env } from "@/lib/env";
import { tellBudget } from "@/lib/limits/tell-budget";
import { warnBudgets } from "@/lib/limits/warn-budgets";
import { Sealer } from "@/lib/rollup/sealer";
import type { Job } from "./job";

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
      name: "budgets",
      description: "Looks which budgets have reached a share to warn of",
      schedule: "* * * * *",
      catchUp: "once",
      run: ({ signal }) => warnBudgets(tellBudget, signal),
    },
  ];
}
