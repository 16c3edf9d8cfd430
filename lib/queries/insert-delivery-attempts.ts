import { database } from "@/lib/clickhouse";
import type { Attempt } from "@/lib/deliveries/delivery";
import { timeParameter } from "./time-parameter";

/** Writes attempts down, at least one. */
export function insertDeliveryAttempts(attempts: readonly Attempt[]): Promise<void> {
  const lines = attempts.map(({ exchange, ...attempt }) =>
    JSON.stringify({
      organization_id: attempt.organizationId,
      delivery_id: attempt.deliveryId,
      destination_id: attempt.destinationId,
      attempt: attempt.attempt,
      at: timeParameter(attempt.atMs),
      outcome: attempt.outcome,
      next_at: timeParameter(attempt.nextAtMs ?? 0),
      status: exchange?.status ?? 0,
      error: attempt.error ?? "",
      url: exchange?.url ?? "",
      request_headers: JSON.stringify(exchange?.requestHeaders ?? {}),
      request_body: exchange?.requestBody ?? "",
      response_headers: JSON.stringify(exchange?.responseHeaders ?? {}),
      response_body: exchange?.responseBody ?? "",
      duration_ms: Math.round(attempt.durationMs),
    }),
  );
  return database().insert("delivery_attempts", lines.join("\n"), "deliveries.attempts");
}
