import { z } from "zod";
import { database } from "@/lib/clickhouse";
import { int64 } from "./int64";
import { type SessionSelection, sessionSelection } from "./session-selection";

/** What all sessions of a selection come to. */
export interface SessionCount {
  sessions: number;
  requests: number;
  /** Exact text; null when no request has a price. */
  costUsd: string | null;
  latencyMs: number;
}

export async function countSessions(selection: SessionSelection): Promise<SessionCount> {
  const { key, where, having } = sessionSelection(selection);
  const rows = await database().query(
    {
      sql: `
  SELECT
    count() AS sessions,
    sum(requestsOfOne) AS requests,
    toString(sum(costOfOne)) AS costUsd,
    sum(latencyOfOne) AS latencyMs
  FROM
  (
    SELECT count() AS requestsOfOne, sum(cost_usd) AS costOfOne, sum(latency_ms) AS latencyOfOne
    FROM requests
    WHERE ${where.sql}
    GROUP BY ${key}
    HAVING ${having.sql}
  )`,
      params: { ...where.params, ...having.params },
      tag: "sessions.count",
    },
    z.object({ sessions: int64, requests: int64, costUsd: z.string().nullable(), latencyMs: int64 }),
  );
  return rows[0] ?? { sessions: 0, requests: 0, costUsd: null, latencyMs: 0 };
}
