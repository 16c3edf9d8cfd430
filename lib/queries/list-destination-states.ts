import { z } from "zod";
import { database } from "@/lib/clickhouse";
import { int64 } from "./int64";

/** What the log of deliveries says about a destination. */
export interface DestinationState {
  destinationId: string;
  /** When something last arrived, in epoch milliseconds; null when nothing did within the log's time. */
  lastSentAtMs: number | null;
  lastFailureAtMs: number | null;
  /** A sentence about the last failure; null when there was none. */
  lastError: string | null;
  /** Deliveries that have neither arrived nor been given up. */
  waiting: number;
}

/** How deliveries to destinations went; those that nothing was ever sent to are left out. */
export function listDestinationStates(
  organizationId: string,
  destinationIds: readonly string[],
): Promise<DestinationState[]> {
  return database().query(
    {
      sql: `
  SELECT
    destination_id AS destinationId,
    nullIf(max(last_sent), 0) AS lastSentAtMs,
    nullIf(max(last_failure), 0) AS lastFailureAtMs,
    nullIf(argMax(last_error, last_failure), '') AS lastError,
    countIf(is_made AND NOT has_ended) AS waiting
  FROM
  (
    SELECT
      destination_id,
      id,
      max(made) AS is_made,
      max(sent) AS last_sent,
      max(failure) AS last_failure,
      argMax(error, failure) AS last_error,
      max(ended) AS has_ended
    FROM
    (
      SELECT
        destination_id, id, true AS made, 0 AS sent, 0 AS failure, '' AS error, false AS ended
      FROM deliveries
      WHERE organization_id = {organizationId: UUID} AND destination_id IN {destinationIds: Array(UUID)}
      UNION ALL
      SELECT
        destination_id,
        delivery_id,
        false,
        if(outcome = 'delivered', toUnixTimestamp64Milli(at), 0),
        if(error != '' AND outcome != 'cancelled', toUnixTimestamp64Milli(at), 0),
        error,
        outcome != 'retry'
      FROM delivery_attempts
      WHERE organization_id = {organizationId: UUID} AND destination_id IN {destinationIds: Array(UUID)}
    )
    GROUP BY destination_id, id
  )
  GROUP BY destination_id`,
      params: { organizationId, destinationIds },
      tag: "deliveries.destination-states",
    },
    row,
  );
}

const row = z.object({
  destinationId: z.string(),
  lastSentAtMs: int64.nullable(),
  lastFailureAtMs: int64.nullable(),
  lastError: z.string().nullable(),
  waiting: int64,
});
