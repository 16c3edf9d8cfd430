import { z } from "zod";
import { database } from "@/lib/clickhouse";
import { type DeliveryState, deliveryStates } from "./delivery-states";
import { int64 } from "./int64";
import { nilUuid } from "./nil-uuid";
import { timeParameter } from "./time-parameter";

/** A delivery as lists show it: without its payload, with what its attempts came to. */
export interface ListedDelivery {
  id: string;
  kind: string;
  createdAtMs: number;
  subject: string;
  replayOf: string | null;
  state: DeliveryState;
  attempts: number;
  /** When the last attempt was made, and the next one is due; null when there is none. */
  lastAtMs: number | null;
  nextAtMs: number | null;
  /** Status of the last answer; null when there was none. */
  status: number | null;
  error: string;
}

export interface DeliveriesQuestion {
  organizationId: string;
  destinationId: string;
  kinds: readonly string[];
  state?: DeliveryState;
  id?: string;
  /** Made since then, in epoch milliseconds. */
  sinceMs?: number;
  /** Those that come after this one. */
  after?: { createdAtMs: number; id: string };
  limit: number;
}

/** The deliveries to one destination, the newest first. */
export function listDeliveries(question: DeliveriesQuestion): Promise<ListedDelivery[]> {
  const { organizationId, destinationId, kinds, state, id, sinceMs, after, limit } = question;
  return database().query(
    {
      sql: `
  SELECT
    made.id AS id,
    made.kind AS kind,
    toUnixTimestamp64Milli(made.created_at) AS createdAtMs,
    made.subject AS subject,
    nullIf(made.replay_of, toUUID('${nilUuid}')) AS replayOf,
    if(tried.last_outcome IN ('', 'retry'), 'pending', tried.last_outcome) AS state,
    tried.attempts AS attempts,
    if(tried.attempts = 0, NULL, toUnixTimestamp64Milli(tried.last_at)) AS lastAtMs,
    if(tried.last_outcome = 'retry', toUnixTimestamp64Milli(tried.next), NULL) AS nextAtMs,
    nullIf(tried.last_status, 0) AS status,
    tried.last_error AS error
  FROM
  (
    SELECT id, kind, created_at, subject, replay_of
    FROM deliveries
    WHERE organization_id = {organizationId: UUID}
      AND destination_id = {destinationId: UUID}
      AND kind IN {kinds: Array(String)}
      ${id === undefined ? "" : "AND id = {id: UUID}"}
      ${sinceMs === undefined ? "" : "AND created_at >= {since: DateTime64(3, 'UTC')}"}
      ${after ? "AND (created_at, id) < ({afterAt: DateTime64(3, 'UTC')}, {afterId: UUID})" : ""}
    LIMIT 1 BY id
  ) AS made
  GLOBAL LEFT JOIN
  (
    SELECT
      delivery_id,
      max(attempt) AS attempts,
      argMax(outcome, (at, attempt)) AS last_outcome,
      max(at) AS last_at,
      argMax(next_at, (at, attempt)) AS next,
      argMax(status, (at, attempt)) AS last_status,
      argMax(error, (at, attempt)) AS last_error
    FROM delivery_attempts
    WHERE organization_id = {organizationId: UUID}
      AND destination_id = {destinationId: UUID}
      ${id === undefined ? "" : "AND delivery_id = {id: UUID}"}
    GROUP BY delivery_id
  ) AS tried ON tried.delivery_id = made.id
  ${state === undefined ? "" : "WHERE state = {state: String}"}
  ORDER BY made.created_at DESC, made.id DESC
  LIMIT {limit: UInt32}`,
      params: {
        organizationId,
        destinationId,
        kinds,
        limit,
        ...(state !== undefined && { state }),
        ...(id !== undefined && { id }),
        ...(sinceMs !== undefined && { since: timeParameter(sinceMs) }),
        ...(after && { afterAt: timeParameter(after.createdAtMs), afterId: after.id }),
      },
      tag: "deliveries.list",
    },
    row,
  );
}

const row = z.object({
  id: z.string(),
  kind: z.string(),
  createdAtMs: int64,
  subject: z.string(),
  replayOf: z.string().nullable(),
  state: z.enum(deliveryStates),
  attempts: z.number().int(),
  lastAtMs: int64.nullable(),
  nextAtMs: int64.nullable(),
  status: z.number().int().nullable(),
  error: z.string(),
});
