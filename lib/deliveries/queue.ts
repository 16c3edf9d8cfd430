import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "pino";
import { v7 as newUuid } from "uuid";
import { findKnownDeliveries } from "@/lib/queries/find-known-deliveries";
import { insertDeliveries } from "@/lib/queries/insert-deliveries";
import { AttemptLog } from "./attempt-log";
import type { Attempt, Delivery, DeliverySender, NewDelivery, SendContext } from "./delivery";
import type { Lane, Waiting } from "./lane";
import { makeAttempt } from "./make-attempt";
import { Runner } from "./runner";
import { WaitingRoom } from "./waiting-room";

export interface DeliveryQueueOptions {
  senders: readonly DeliverySender[];
  /** Seconds before each further attempt. */
  retrySeconds: readonly number[];
  /** Whether other processes deliver from the same database. */
  isShared: boolean;
  logger: Pick<Logger, "info" | "warn" | "error">;
  /** Deliveries to one destination that wait in memory at most; the others wait in the database. */
  waitingMax?: number;
}

/** Other processes' clocks may be off by as much. */
const lookBackMs = 10 * 60_000;
const uncountedRetryMs = 2_000;
const closeMs = 5_000;

/**
 * Makes deliveries, each at least once: it is in the database before `enqueue` resolves, and is over only when the
 * database has its last attempt.
 */
export class DeliveryQueue {
  readonly #options: DeliveryQueueOptions;
  readonly #log: AttemptLog;
  readonly #room: WaitingRoom;
  readonly #stopping = new AbortController();
  readonly #runner: Runner | null;
  /** What senders add deliveries with that follow from others. */
  readonly #enqueueMore: SendContext["enqueue"] = (...more) => this.enqueue(...more);
  #isRunner: boolean;
  #underWay = 0;

  constructor(options: DeliveryQueueOptions) {
    this.#options = options;
    this.#log = new AttemptLog(options.logger);
    this.#room = new WaitingRoom({
      senders: new Map(options.senders.map((sender) => [sender.kind, sender])),
      logger: options.logger,
      waitingMax: options.waitingMax ?? 2_000,
      run: (waiting, sender, lane) => this.#attempt(waiting, sender, lane),
      settled: () => this.#log.flush(),
    });
    this.#isRunner = !options.isShared;
    this.#runner = options.isShared ? new Runner(this.#runnerWork(), options.logger) : null;
    if (this.#isRunner) void this.#room.loadUntilDone();
  }

  /**
   * Adds deliveries of one organization; when this resolves they are durable and will be made.
   *
   * @param mayExist whether some of them may have been added before: those are left out.
   * @throws ApiError `storage_unavailable`; then none may be in, or all.
   */
  async enqueue(made: readonly NewDelivery[], { mayExist = false } = {}): Promise<string[]> {
    const createdAtMs = Date.now();
    const deliveries = made.map(
      ({ id = newUuid(), replayOf = null, ...rest }): Delivery => ({ ...rest, id, createdAtMs, replayOf }),
    );
    const missing = mayExist ? await withoutKnown(deliveries) : deliveries;
    if (missing.length > 0) await insertDeliveries(missing);
    if (this.#isRunner) for (const delivery of missing) this.#room.take(delivery);
    return deliveries.map(({ id }) => id);
  }

  /** How many deliveries this process has in memory, those under way included. */
  get waiting(): number {
    return this.#room.size;
  }

  /** Resolves when every delivery this process has in memory has come to its end. */
  async idle(): Promise<void> {
    do await sleep(20);
    while (!this.#room.isEmpty || this.#underWay > 0);
    await this.#log.flush();
  }

  /** Leaves off: what is under way gets some seconds to end. What waits is taken up by the next start. */
  async close(): Promise<void> {
    this.#isRunner = false;
    this.#room.close();
    const deadlineMs = Date.now() + closeMs;
    while (this.#underWay > 0 && Date.now() < deadlineMs) await sleep(20);
    this.#stopping.abort();
    // Before another process takes over, so that it knows what was delivered.
    await this.#log.close();
    await this.#runner?.close();
  }

  #runnerWork() {
    return {
      gained: () => {
        this.#isRunner = true;
        void this.#room.loadUntilDone();
      },
      look: () => this.#room.load(Date.now() - lookBackMs),
      lost: () => {
        this.#isRunner = false;
        this.#room.clear();
      },
    };
  }

  async #attempt(waiting: Waiting, sender: DeliverySender, lane: Lane): Promise<void> {
    const { delivery } = waiting;
    if (!delivery) return this.#room.end(waiting, lane);
    const { retrySeconds, logger } = this.#options;
    const attempt = waiting.attempts + 1;
    const mayRepeat = waiting.mayRepeat || attempt > 1;
    this.#underWay += 1;
    try {
      await this.#log.room();
      const made = await makeAttempt(sender, delivery, {
        attempt,
        mayRepeat,
        signal: this.#stopping.signal,
        enqueue: this.#enqueueMore,
        retrySeconds,
        logger,
      });
      if (made) {
        if (made.holdMs > 0) lane.hold(Date.now() + made.holdMs);
        await this.#settle(waiting, delivery, made.attempt, sender, lane);
      } else {
        this.#room.again(waiting, lane, Date.now() + uncountedRetryMs);
      }
    } finally {
      this.#underWay -= 1;
    }
  }

  async #settle(
    waiting: Waiting,
    delivery: Delivery,
    attempt: Attempt,
    sender: DeliverySender,
    lane: Lane,
  ): Promise<void> {
    this.#log.append(attempt);
    if (attempt.nextAtMs !== null) {
      waiting.attempts = attempt.attempt;
      this.#room.again(waiting, lane, attempt.nextAtMs);
      return;
    }
    this.#room.end(waiting, lane);
    if (attempt.outcome === "failed" && sender.gaveUp) {
      await this.#log.flush();
      await sender.gaveUp(delivery, attempt, { enqueue: this.#enqueueMore }).catch((error: unknown) => {
        const { logger } = this.#options;
        logger.warn(
          { err: error, delivery: delivery.id },
          "What follows from a failed delivery was not done",
        );
      });
    }
  }
}

async function withoutKnown(deliveries: readonly Delivery[]): Promise<Delivery[]> {
  const [first] = deliveries;
  if (!first) return [];
  const ids = deliveries.map(({ id }) => id);
  const known = await findKnownDeliveries(first.organizationId, ids);
  return deliveries.filter(({ id }) => !known.has(id));
}
