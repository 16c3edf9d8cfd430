import { z } from "zod";
import { database } from "@/lib/clickhouse";
import { int64 } from "./int64";
import { sessionName } from "./session-figures";
import { type SessionSelection, sessionSelection } from "./session-selection";

const row = z.object({
  /** Empty for the sessions without one. */
  name: z.string(),
  sessions: int64,
  requests: int64,
  costUsd: z.string().nullable(),
  firstMs: int64,
  lastMs: int64,
  latencyMs: int64,
});

export type SessionName = z.infer<typeof row>;

/** The names of the sessions of a selection, those used last first. Every session counts under one name. */
export function listSessionNames(selection: SessionSelection, limit: number): Promise<SessionName[]> {
  const { key, where, having } = sessionSelection(selection);
  return database().query(
    {
      sql: `
  SELECT
    nameOfOne AS name,
    count() AS sessions,
    sum(requestsOfOne) AS requests,
    toString(sum(costOfOne)) AS costUsd,
    toUnixTimestamp64Milli(min(firstOfOne)) AS firstMs,
    toUnixTimestamp64Milli(max(lastOfOne)) AS lastMs,
    sum(latencyOfOne) AS latencyMs
  FROM
  (
    SELECT
      ${sessionName} AS nameOfOne,
      count() AS requestsOfOne,
      sum(cost_usd) AS costOfOne,
      min(created_at) AS firstOfOne,
      max(created_at) AS lastOfOne,
      sum(latency_ms) AS latencyOfOne
    FROM requests
    WHERE ${where.sql}
    GROUP BY ${key}
    HAVING ${having.sql}
  )
  GROUP BY name
  ORDER BY lastMs DESC, name
  LIMIT {limit: UInt32}`,
      params: { ...where.params, ...having.params, limit },
      tag: "sessions.names",
    },
    row,
  );
}
