import type { z } from "zod";
import { database } from "@/lib/clickhouse";
import { deliveryQueue } from "@/lib/deliveries";
import { recorder } from "@/lib/recorder";
import { jobStates } from "@/lib/scheduler";
import type { readinessSchema } from "./contract/operation";

/** Whether the database answers, and what waits for it. Never rejects. */
export async function readiness(): Promise<z.infer<typeof readinessSchema>> {
  const answers = await database()
    .ping()
    .then(
      () => true,
      () => false,
    );
  const { pending, pendingBytes, oldestPendingAtMs, dropped, rejected } = recorder().health();
  return {
    status: answers ? "ready" : "waiting",
    storage: answers ? "ok" : "unavailable",
    spool: {
      calls: pending,
      bytes: pendingBytes,
      oldest_at: iso(oldestPendingAtMs),
      dropped,
      rejected,
    },
    deliveries: { waiting: deliveryQueue().waiting },
    jobs: jobsAnswer(),
  };
}

/** What is done in the background, in the API's words. */
export function jobsAnswer(): z.infer<typeof readinessSchema>["jobs"] {
  return jobStates().map(({ isRunning, startedAtMs, endedAtMs, error, nextAtMs, ...job }) => ({
    ...job,
    is_running: isRunning,
    last_started_at: iso(startedAtMs),
    last_ended_at: iso(endedAtMs),
    last_error: error,
    next_at: iso(nextAtMs),
  }));
}

function iso(timeMs: number | null): string | null {
  return timeMs === null ? null : new Date(timeMs).toISOString();
}
