import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "pino";
import { getDeliveries } from "@/lib/queries/get-deliveries";
import { listPendingDeliveries, type PendingDelivery } from "@/lib/queries/list-pending-deliveries";
import type { Delivery, DeliverySender } from "./delivery";
import { Lane, type Waiting } from "./lane";

export interface WaitingRoomOptions {
  senders: ReadonlyMap<string, DeliverySender>;
  logger: Pick<Logger, "warn">;
  /** Deliveries to one destination in memory at most; the others wait in the database. */
  waitingMax: number;
  /** Makes one attempt, then calls `again` or `end`. Never rejects. */
  run(waiting: Waiting, sender: DeliverySender, lane: Lane): Promise<void>;
  /** Resolves when the database knows how the deliveries ended that were told of so far. */
  settled(): Promise<void>;
}

const loadRetryMs = { first: 500, most: 15_000 };
/** Payloads of new deliveries stay in memory up to this length in all, in characters. */
const payloadCharsMax = 32 * 1024 * 1024;
/** A delivery that is tried again this soon keeps its payload, and its place, in memory. */
const soonMs = 60_000;
/** So many ends are remembered before the database, which then knows of them, is looked into again. */
const endedMax = 50_000;
const keptMs = 30 * 24 * 3_600_000;

/** What waits in memory, in a lane for each destination. All of it stands in the database, and may be forgotten here. */
export class WaitingRoom {
  readonly #options: WaitingRoomOptions;
  readonly #lanes = new Map<string, Lane>();
  readonly #waiting = new Set<string>();
  /** Ended since the last look into the database, which may not know yet. */
  readonly #ended = new Set<string>();
  /** Lanes for which more waits in the database. */
  readonly #crowded = new Set<Lane>();
  readonly #stopping = new AbortController();
  #look: { atMs: number; timer: NodeJS.Timeout } | undefined;
  #loading: Promise<void> | null = null;
  #loadFromMs = Number.POSITIVE_INFINITY;
  #payloadChars = 0;

  constructor(options: WaitingRoomOptions) {
    this.#options = options;
  }

  get isEmpty(): boolean {
    return this.#waiting.size === 0 && this.#loading === null;
  }

  /** How many it holds. */
  get size(): number {
    return this.#waiting.size;
  }

  /** Takes a new delivery in. */
  take(delivery: Delivery): void {
    if (this.#waiting.has(delivery.id)) return;
    const { organizationId, id, kind, destinationId, createdAtMs } = delivery;
    const keepsPayload = this.#payloadChars + delivery.payload.length <= payloadCharsMax;
    if (keepsPayload) this.#payloadChars += delivery.payload.length;
    this.#admit({
      ...{ organizationId, id, kind, destinationId },
      attempts: 0,
      dueAtMs: createdAtMs,
      mayRepeat: false,
      delivery: keepsPayload ? delivery : null,
    });
  }

  /**
   * Takes in what the database has. Who asks while that is under way may mean what came after its question: then there
   * is another one.
   */
  load(sinceMs = Date.now() - keptMs): Promise<void> {
    this.#loadFromMs = Math.min(this.#loadFromMs, sinceMs);
    this.#loading ??= this.#loadAll().finally(() => {
      this.#loading = null;
    });
    return this.#loading;
  }

  /** The same, again and again until the database answers. */
  async loadUntilDone(): Promise<void> {
    const { signal } = this.#stopping;
    for (let waitMs = loadRetryMs.first; !signal.aborted; waitMs = Math.min(2 * waitMs, loadRetryMs.most)) {
      try {
        await this.load();
        return;
      } catch (error) {
        if (waitMs === loadRetryMs.first) {
          this.#options.logger.warn({ err: error }, "Deliveries that wait cannot be read yet");
        }
      }
      await sleep(waitMs, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  /** Lets it wait for another attempt. */
  again(waiting: Waiting, lane: Lane, dueAtMs: number): void {
    if (!this.#waiting.has(waiting.id)) return;
    waiting.dueAtMs = dueAtMs;
    this.#queue(waiting, lane);
  }

  /** Lets go of a delivery that has come to its end. */
  end(waiting: Waiting, lane: Lane): void {
    this.#forgetPayload(waiting);
    this.#waiting.delete(waiting.id);
    this.#ended.add(waiting.id);
    const hasRoom = this.#crowded.has(lane) && lane.size < this.#options.waitingMax / 2;
    if (hasRoom || (this.#ended.size > endedMax && !this.#loading)) void this.loadUntilDone();
  }

  /** Begins nothing more and forgets what waits. */
  clear(): void {
    clearTimeout(this.#look?.timer);
    this.#look = undefined;
    for (const lane of this.#lanes.values()) lane.stop();
    this.#lanes.clear();
    this.#waiting.clear();
  }

  /** The same, for good. */
  close(): void {
    this.#stopping.abort();
    this.clear();
  }

  async #loadAll(): Promise<void> {
    const { senders, waitingMax, settled } = this.#options;
    while (this.#loadFromMs < Number.POSITIVE_INFINITY && !this.#stopping.signal.aborted) {
      const sinceMs = this.#loadFromMs;
      this.#loadFromMs = Number.POSITIVE_INFINITY;
      await settled();
      this.#ended.clear();
      this.#crowded.clear();
      const pending = await listPendingDeliveries({ kinds: [...senders.keys()], sinceMs, limit: waitingMax });
      for (const { createdAtMs: _, ...rest } of pending) {
        if (this.#waiting.has(rest.id)) continue;
        // It ended while the database was asked: so there may be room for more than was answered.
        if (this.#ended.has(rest.id)) this.#loadFromMs = sinceMs;
        else this.#admit({ ...rest, mayRepeat: true, delivery: null });
      }
      this.#noteCrowded(pending);
    }
  }

  /** A destination of which as many came as were asked for may have more, unless these are not due for long. */
  #noteCrowded(pending: readonly PendingDelivery[]): void {
    const counts = new Map<Lane, number>();
    for (const one of pending) {
      const lane = this.#lanes.get(laneKey(one));
      const count = lane ? (counts.get(lane) ?? 0) + 1 : 0;
      if (lane) counts.set(lane, count);
      if (lane && count >= this.#options.waitingMax && one.dueAtMs < Date.now() + soonMs)
        this.#crowded.add(lane);
    }
  }

  #admit(waiting: Waiting): void {
    const sender = this.#options.senders.get(waiting.kind);
    // A later version of Facet may have left deliveries of a kind that this one does not know; they wait for it.
    if (!sender || this.#stopping.signal.aborted) return;
    const lane = this.#laneOf(waiting, sender);
    if (lane.size >= this.#options.waitingMax) {
      this.#crowded.add(lane);
      this.#forgetPayload(waiting);
      return;
    }
    this.#waiting.add(waiting.id);
    this.#queue(waiting, lane);
  }

  /** What is not due for long leaves its place to others where there are many: it is read again when its time comes. */
  #queue(waiting: Waiting, lane: Lane): void {
    const isFarOff = waiting.dueAtMs - Date.now() > soonMs;
    if (isFarOff) this.#forgetPayload(waiting);
    if (isFarOff && lane.size >= this.#options.waitingMax / 2) {
      this.#waiting.delete(waiting.id);
      this.#lookAt(waiting.dueAtMs);
    } else {
      lane.add(waiting);
    }
  }

  #lookAt(atMs: number): void {
    if (this.#look && this.#look.atMs <= atMs) return;
    clearTimeout(this.#look?.timer);
    const look = () => {
      this.#look = undefined;
      void this.loadUntilDone();
    };
    this.#look = { atMs, timer: setTimeout(look, Math.max(0, atMs - Date.now())).unref() };
  }

  #laneOf(waiting: Waiting, sender: DeliverySender): Lane {
    const key = laneKey(waiting);
    const existing = this.#lanes.get(key);
    if (existing) return existing;
    const lane = new Lane({
      concurrency: sender.concurrency,
      fill: (some) => this.#fill(some),
      run: (one) => this.#options.run(one, sender, lane),
    });
    this.#lanes.set(key, lane);
    return lane;
  }

  async #fill(waiting: readonly Waiting[]): Promise<void> {
    const [first] = waiting;
    if (!first) return;
    const ids = waiting.map(({ id }) => id);
    const found = await getDeliveries(first.organizationId, first.destinationId, ids).catch(
      (error: unknown) => {
        this.#options.logger.warn({ err: error }, "Deliveries wait for the database");
        throw error;
      },
    );
    const byId = new Map(found.map((delivery) => [delivery.id, delivery]));
    for (const one of waiting) {
      one.delivery = byId.get(one.id) ?? null;
      this.#payloadChars += one.delivery?.payload.length ?? 0;
    }
  }

  #forgetPayload(waiting: Waiting): void {
    this.#payloadChars -= waiting.delivery?.payload.length ?? 0;
    waiting.delivery = null;
  }
}

function laneKey({ kind, organizationId, destinationId }: Omit<Waiting, "mayRepeat" | "delivery">): string {
  return `${kind} ${organizationId} ${destinationId}`;
}
