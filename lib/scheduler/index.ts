import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { processSingleton } from "@/lib/registry";
import type { JobState } from "./job";
import { facetJobs } from "./jobs";
import { Scheduler } from "./scheduler";

interface Started {
  scheduler: Scheduler;
  isStarted: boolean;
}

/** Begins to run the jobs of this process, once. */
export function startScheduler(): void {
  const holder = held();
  if (!holder.isStarted) {
    holder.isStarted = true;
    holder.scheduler.start();
  }
}

/** How the jobs stand, as far as this process knows. */
export function jobStates(): JobState[] {
  return held().scheduler.states();
}

function held(): Started {
  return processSingleton(
    "scheduler",
    () => ({
      scheduler: new Scheduler({
        jobs: facetJobs(),
        isShared: env().CLICKHOUSE_URL !== undefined,
        logger: log(),
      }),
      isStarted: false,
    }),
    ({ scheduler }) => scheduler.close(),
  );
}
