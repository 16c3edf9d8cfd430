import type { z } from "zod";
import { database } from "@/lib/clickhouse";
import { recorder } from "@/lib/recorder";
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
      oldest_at: oldestPendingAtMs === null ? null : new Date(oldestPendingAtMs).toISOString(),
      dropped,
      rejected,
    },
  };
}
