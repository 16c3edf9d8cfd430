import { z } from "zod";
import { database } from "@/lib/clickhouse";
import { findField } from "@/lib/fields/fields";
import type { Sort } from "@/lib/fields/sort";
import { allOf, type Condition } from "./condition";
import { int64 } from "./int64";
import { orderSql, positionSql, type RequestPosition } from "./request-order";
import { type RequestSelection, selectionCondition } from "./request-selection";

/** The order the requests of a session are read in. */
export const oldestFirst: Sort = [{ field: "created", direction: "asc" }];

const path = findField("session_path")?.sql ?? "''";

/** What is told of a request as one of a session. */
const row = z.object({
  requestId: z.string(),
  createdAtMs: int64,
  latencyMs: z.number().int(),
  timeToFirstTokenMs: z.number().int().nullable(),
  sessionPath: z.string(),
  status: z.number().int(),
  outcome: z.string(),
  errorMessage: z.string(),
  provider: z.string(),
  model: z.string(),
  userId: z.string(),
  costUsd: z.string().nullable(),
  promptTokens: z.number().int().nullable(),
  completionTokens: z.number().int().nullable(),
  isStream: z.boolean(),
  isFailed: z.boolean(),
  requestPreview: z.string(),
  responsePreview: z.string(),
  /** Both bodies as they went over the wire. */
  bodyBytes: int64,
  position: z.array(z.string().nullable()),
});

export type SessionRequest = z.infer<typeof row>;

/** A page of requests in the order they arrived. */
export async function listSessionRequests(
  selection: RequestSelection,
  { limit, after }: { limit: number; after?: Condition },
): Promise<{ requests: SessionRequest[]; next: RequestPosition | null }> {
  const where = allOf([selectionCondition(selection), ...(after ? [after] : [])]);
  const rows = await database().query(
    {
      sql: `
  SELECT
    request_id AS requestId,
    toUnixTimestamp64Milli(created_at) AS createdAtMs,
    latency_ms AS latencyMs,
    time_to_first_token_ms AS timeToFirstTokenMs,
    ifNull(${path}, '') AS sessionPath,
    status,
    outcome,
    error_message AS errorMessage,
    provider,
    model,
    user_id AS userId,
    toString(cost_usd) AS costUsd,
    prompt_tokens AS promptTokens,
    completion_tokens AS completionTokens,
    is_stream AS isStream,
    toBool(${findField("failed")?.sql ?? "0"}) AS isFailed,
    request_preview AS requestPreview,
    response_preview AS responsePreview,
    request_bytes + response_bytes AS bodyBytes,
    ${positionSql(oldestFirst)} AS position
  FROM requests
  WHERE ${where.sql}
  ORDER BY ${orderSql(oldestFirst)}
  LIMIT {limit: UInt32}`,
      // One row more than asked for tells whether there is a next page.
      params: { ...where.params, limit: limit + 1 },
      tag: "sessions.requests",
    },
    row,
  );
  const requests = rows.slice(0, limit);
  return { requests, next: rows.length > limit ? (requests.at(-1)?.position ?? null) : null };
}
