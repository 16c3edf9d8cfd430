import type { Logger } from "pino";
import { ApiError } from "@/lib/errors";
import type { Attempt, Delivery, DeliverySender, SendContext, SendResult } from "./delivery";
import { retryDelayMs } from "./retries";

export interface AttemptOptions extends SendContext {
  /** Seconds before each further attempt. */
  retrySeconds: readonly number[];
  logger: Pick<Logger, "error">;
}

export interface MadeAttempt {
  attempt: Attempt;
  /** How long the receiver wants to be left in peace. */
  holdMs: number;
}

/** Sends a delivery once; null when that does not count, as the database or this process was not up to it. */
export async function makeAttempt(
  sender: DeliverySender,
  delivery: Delivery,
  { retrySeconds, logger, ...context }: AttemptOptions,
): Promise<MadeAttempt | null> {
  const { organizationId, id: deliveryId, destinationId } = delivery;
  const startedAtMs = Date.now();
  const result = await sender.send(delivery, context).catch((error: unknown) => {
    if (error instanceof ApiError && error.code === "storage_unavailable") return null;
    if (!context.signal.aborted)
      logger.error({ err: error, delivery: deliveryId }, "A delivery cannot be sent");
    return fault(error);
  });
  // What was broken off because the process stops is made again by the next one.
  if (!result || (context.signal.aborted && result.outcome !== "delivered")) return null;
  const endedAtMs = Date.now();
  const { outcome, error, exchange, retryAfterMs = 0 } = result;
  const delayMs = outcome === "retry" ? retryDelayMs(retrySeconds, context.attempt, retryAfterMs) : null;
  const attempt: Attempt = {
    organizationId,
    deliveryId,
    destinationId,
    attempt: context.attempt,
    atMs: startedAtMs,
    outcome: outcome === "retry" && delayMs === null ? "failed" : outcome,
    nextAtMs: delayMs === null ? null : endedAtMs + delayMs,
    error,
    exchange,
    durationMs: endedAtMs - startedAtMs,
  };
  return { attempt, holdMs: retryAfterMs > 0 ? Math.min(retryAfterMs, delayMs ?? 0) : 0 };
}

function fault(error: unknown): SendResult {
  const sentence = error instanceof ApiError ? error.message : "Facet could not send it; its log tells more.";
  return { outcome: "retry", error: sentence, exchange: null };
}
