/** Something that is to reach a receiver elsewhere, at least once. */
export interface Delivery {
  organizationId: string;
  id: string;
  /** Names the sender that knows how to send it, such as `webhook`. */
  kind: string;
  /** What it goes to, such as a webhook's id. Deliveries to one destination do not hold up those to others. */
  destinationId: string;
  createdAtMs: number;
  /** What it is about, for people who read the log: a request's id, or a sentence. */
  subject: string;
  /** The delivery this one repeats; null when it is none's. */
  replayOf: string | null;
  /** What is sent, as the sender of its kind wants it; most often the exact body. */
  payload: string;
}

/** A delivery that is to be made. An id that follows from what it is about keeps it from being made twice. */
export type NewDelivery = Pick<
  Delivery,
  "organizationId" | "kind" | "destinationId" | "subject" | "payload"
> & {
  id?: string;
  replayOf?: string;
};

/** What was sent in an attempt and what came back, as the log shows it. Secrets have no place in it. */
export interface Exchange {
  url: string;
  requestHeaders: Record<string, string>;
  /** Null when it is the payload. */
  requestBody: string | null;
  /** The status of the answer; null when there was none. */
  status: number | null;
  responseHeaders: Record<string, string>;
  responseBody: string;
}

/**
 * How an attempt ended. `retry` is tried again while the schedule has attempts left; `failed` is not. `cancelled` is a
 * delivery that nobody wants any more.
 */
export interface SendResult {
  outcome: "delivered" | "retry" | "failed" | "cancelled";
  /** A sentence on what went wrong; null when nothing did. */
  error: string | null;
  exchange: Exchange | null;
  /** How long the receiver asked to be left in peace, all deliveries to it included. */
  retryAfterMs?: number;
}

export type AttemptOutcome = SendResult["outcome"];

/** One attempt to send a delivery, as the log keeps it. */
export interface Attempt {
  organizationId: string;
  deliveryId: string;
  destinationId: string;
  /** From 1 on. */
  attempt: number;
  atMs: number;
  outcome: AttemptOutcome;
  /** When the next attempt is due; null when there is none. */
  nextAtMs: number | null;
  error: string | null;
  exchange: Exchange | null;
  durationMs: number;
}

export interface SendContext {
  /** From 1 on. */
  attempt: number;
  /** Whether an earlier attempt may have come to its end without anyone knowing. */
  mayRepeat: boolean;
  /** Aborted when the process stops. */
  signal: AbortSignal;
  /** Adds deliveries that follow from this one, as the queue itself does. */
  enqueue(made: readonly NewDelivery[], options?: { mayExist?: boolean }): Promise<string[]>;
}

/** Sends the deliveries of one kind. One entry each in `./senders`. */
export interface DeliverySender {
  kind: string;
  /** How many deliveries to one destination may be under way at once. */
  concurrency: number;
  /**
   * Makes one attempt. What it throws counts as `retry`, except for `storage_unavailable`, which counts as no attempt.
   */
  send(delivery: Delivery, context: SendContext): Promise<SendResult>;
  /** Told of a delivery that came to nothing, after that was decided. */
  gaveUp?(delivery: Delivery, attempt: Attempt, context: Pick<SendContext, "enqueue">): Promise<void>;
}
