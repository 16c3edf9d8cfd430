import { z } from "zod";
import { database } from "@/lib/clickhouse";
import { int64 } from "./int64";
import { timeParameter } from "./time-parameter";

/** A delivery that has not come to its end, without its payload. */
export interface PendingDelivery {
  organizationId: string;
  id: string;
  kind: string;
  destinationId: string;
  createdAtMs: number;
  /** Attempts that are written down. */
  attempts: number;
  dueAtMs: number;
}

export interface PendingQuestion {
  kinds: readonly string[];
  /** Made since then, in epoch milliseconds; what is older than the log keeps is gone anyway. */
  sinceMs: number;
  /** How many to one destination at most. */
  limit: number;
}

/** The deliveries that have not come to their end, the one that is due first at the front. */
export function listPendingDeliveries({
  kinds,
  sinceMs,
  limit,
}: PendingQuestion): Promise<PendingDelivery[]> {
  return database().query(
    {
      sql: `
  SELECT
    made.organization_id AS organizationId,
    made.id AS id,
    made.kind AS kind,
    made.destination_id AS destinationId,
    toUnixTimestamp64Milli(made.created_at) AS createdAtMs,
    tried.attempts AS attempts,
    greatest(toUnixTimestamp64Milli(made.created_at), toUnixTimestamp64Milli(tried.next)) AS dueAtMs
  FROM
  (
    SELECT organization_id, id, kind, destination_id, created_at
    FROM deliveries
    WHERE created_at >= {since: DateTime64(3, 'UTC')} AND kind IN {kinds: Array(String)}
    LIMIT 1 BY id
  ) AS made
  GLOBAL LEFT JOIN
  (
    SELECT
      delivery_id,
      max(attempt) AS attempts,
      argMax(next_at, (at, attempt)) AS next,
      max(outcome != 'retry') AS has_ended
    FROM delivery_attempts
    WHERE at >= {since: DateTime64(3, 'UTC')}
    GROUP BY delivery_id
  ) AS tried ON tried.delivery_id = made.id
  WHERE NOT tried.has_ended
  ORDER BY dueAtMs, made.id
  LIMIT {limit: UInt32} BY kind, destinationId`,
      params: { since: timeParameter(sinceMs), kinds, limit },
      tag: "deliveries.pending",
    },
    row,
  );
}

const row = z.object({
  organizationId: z.string(),
  id: z.string(),
  kind: z.string(),
  destinationId: z.string(),
  createdAtMs: int64,
  attempts: z.number().int(),
  dueAtMs: int64,
});
