import { z } from "zod";
import { database } from "@/lib/clickhouse";
import { timeParameter } from "./time-parameter";

/** Both bodies of a request as text; empty for what was not kept. */
export interface Bodies {
  requestBody: string;
  responseBody: string;
}

/** The bodies of requests, by request id. Their times make it a read by primary key. */
export async function getBodies(
  organizationId: string,
  requests: readonly { requestId: string; createdAtMs: number }[],
): Promise<Map<string, Bodies>> {
  const rows = await database().query(
    {
      sql: `
  SELECT
    request_id AS requestId,
    request_body AS requestBody,
    response_body AS responseBody
  FROM request_bodies
  WHERE organization_id = {organizationId: UUID}
    AND created_at IN {times: Array(DateTime64(3, 'UTC'))}
    AND request_id IN {requestIds: Array(UUID)}`,
      params: {
        organizationId,
        times: requests.map(({ createdAtMs }) => timeParameter(createdAtMs)),
        requestIds: requests.map(({ requestId }) => requestId),
      },
      tag: "requests.bodies",
    },
    row,
  );
  return new Map(rows.map(({ requestId, ...bodies }) => [requestId, bodies]));
}

const row = z.object({ requestId: z.string(), requestBody: z.string(), responseBody: z.string() });
