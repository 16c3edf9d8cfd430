import { z } from "zod";
import { database } from "@/lib/clickhouse";
import type { Attempt } from "@/lib/deliveries/delivery";
import { int64 } from "./int64";

/** Every attempt to make a delivery, the first one first. */
export async function listDeliveryAttempts(
  organizationId: string,
  destinationId: string,
  deliveryId: string,
): Promise<Attempt[]> {
  const rows = await database().query(
    {
      sql: `
  SELECT
    attempt,
    toUnixTimestamp64Milli(at) AS atMs,
    outcome,
    if(outcome = 'retry', toUnixTimestamp64Milli(next_at), NULL) AS nextAtMs,
    nullIf(status, 0) AS shownStatus,
    nullIf(error, '') AS shownError,
    url,
    request_headers AS requestHeaders,
    nullIf(request_body, '') AS requestBody,
    response_headers AS responseHeaders,
    response_body AS responseBody,
    duration_ms AS durationMs
  FROM delivery_attempts
  WHERE organization_id = {organizationId: UUID}
    AND destination_id = {destinationId: UUID}
    AND delivery_id = {deliveryId: UUID}
  ORDER BY atMs, attempt`,
      params: { organizationId, destinationId, deliveryId },
      tag: "deliveries.attempts",
    },
    row,
  );
  return rows.map((one) => ({
    organizationId,
    deliveryId,
    destinationId,
    attempt: one.attempt,
    atMs: one.atMs,
    outcome: one.outcome,
    nextAtMs: one.nextAtMs,
    error: one.shownError,
    exchange:
      one.url === ""
        ? null
        : {
            url: one.url,
            requestHeaders: headersSchema.parse(JSON.parse(one.requestHeaders)),
            requestBody: one.requestBody,
            status: one.shownStatus,
            responseHeaders: headersSchema.parse(JSON.parse(one.responseHeaders)),
            responseBody: one.responseBody,
          },
    durationMs: one.durationMs,
  }));
}

const headersSchema = z.record(z.string(), z.string());

const row = z.object({
  attempt: z.number().int(),
  atMs: int64,
  outcome: z.enum(["delivered", "retry", "failed", "cancelled"]),
  nextAtMs: int64.nullable(),
  shownStatus: z.number().int().nullable(),
  shownError: z.string().nullable(),
  url: z.string(),
  requestHeaders: z.string(),
  requestBody: z.string().nullable(),
  responseHeaders: z.string(),
  responseBody: z.string(),
  durationMs: z.number().int(),
});
