import { z } from "zod";
import { database } from "@/lib/clickhouse";
import type { Bodies } from "./get-bodies";
import { timeParameter } from "./time-parameter";

/**
 * The beginning of both bodies of requests, by request id: up to so many characters, whatever their size, as nothing
 * that is cut off ever leaves the engine.
 */
export async function getBodyHeads(
  organizationId: string,
  requests: readonly { requestId: string; createdAtMs: number }[],
  charsMax: number,
): Promise<Map<string, Bodies>> {
  const rows = await database().query(
    {
      sql: `
  SELECT
    request_id AS requestId,
    substringUTF8(request_body, 1, {chars: UInt32}) AS requestBody,
    substringUTF8(response_body, 1, {chars: UInt32}) AS responseBody
  FROM request_bodies
  WHERE organization_id = {organizationId: UUID}
    AND created_at IN {times: Array(DateTime64(3, 'UTC'))}
    AND request_id IN {requestIds: Array(UUID)}`,
      params: {
        organizationId,
        chars: charsMax,
        times: requests.map(({ createdAtMs }) => timeParameter(createdAtMs)),
        requestIds: requests.map(({ requestId }) => requestId),
      },
      tag: "requests.body-heads",
    },
    row,
  );
  return new Map(rows.map(({ requestId, ...bodies }) => [requestId, bodies]));
}

const row = z.object({ requestId: z.string(), requestBody: z.string(), responseBody: z.string() });
