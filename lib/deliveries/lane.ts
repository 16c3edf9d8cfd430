import type { Delivery } from "./delivery";
import { DueHeap } from "./due-heap";

/** A delivery that waits in memory. Its payload may have to be read first. */
export interface Waiting {
  organizationId: string;
  id: string;
  kind: string;
  destinationId: string;
  /** How often it was tried. */
  attempts: number;
  dueAtMs: number;
  /** Whether an attempt may have been made that nobody wrote down. */
  mayRepeat: boolean;
  delivery: Delivery | null;
}

export interface LaneWork {
  concurrency: number;
  /** Reads the payloads of these; one that is gone stays without. */
  fill(waiting: readonly Waiting[]): Promise<void>;
  /** Makes one attempt. Never rejects. */
  run(waiting: Waiting): Promise<void>;
}

/** Payloads read by one statement. */
const filledAtOnce = 64;
/** A timer takes no longer time. */
const timerMsMax = 3_600_000;
const unreadRetryMs = 2_000;

/** What goes to one destination: in order of time, some at once, and never in the way of another destination. */
export class Lane {
  readonly #work: LaneWork;
  readonly #heap = new DueHeap<Waiting>();
  /** Due, with their payloads. */
  readonly #ready: Waiting[] = [];
  #running = 0;
  /** How many are being given their payloads. */
  #filling = 0;
  #heldUntilMs = 0;
  #timer: NodeJS.Timeout | undefined;
  #isStopped = false;

  constructor(work: LaneWork) {
    this.#work = work;
  }

  /** Those that wait and those under way. */
  get size(): number {
    return this.#heap.size + this.#filling + this.#ready.length + this.#running;
  }

  add(waiting: Waiting): void {
    this.#heap.add(waiting);
    this.#pump();
  }

  /** Sends nothing more to this destination until then. */
  hold(untilMs: number): void {
    this.#heldUntilMs = Math.max(this.#heldUntilMs, untilMs);
  }

  /** Begins nothing more. */
  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#timer);
  }

  #pump(): void {
    if (this.#isStopped) return;
    const nowMs = Date.now();
    if (this.#heldUntilMs > nowMs) {
      this.#wakeAt(this.#heldUntilMs);
      return;
    }
    while (this.#running < this.#work.concurrency) {
      const next = this.#ready.shift() ?? this.#takeFilled(nowMs);
      if (!next) break;
      this.#running += 1;
      void this.#work.run(next).finally(() => {
        this.#running -= 1;
        this.#pump();
      });
    }
    const first = this.#heap.first();
    if (!first || this.#running >= this.#work.concurrency || this.#filling > 0) return;
    if (first.dueAtMs <= nowMs) void this.#fill(nowMs);
    else this.#wakeAt(first.dueAtMs);
  }

  #takeFilled(nowMs: number): Waiting | undefined {
    const first = this.#heap.first();
    return first && first.dueAtMs <= nowMs && first.delivery ? this.#heap.take() : undefined;
  }

  async #fill(nowMs: number): Promise<void> {
    const taken: Waiting[] = [];
    for (let first = this.#heap.first(); first && first.dueAtMs <= nowMs; first = this.#heap.first()) {
      if (taken.length >= filledAtOnce) break;
      this.#heap.take();
      taken.push(first);
    }
    this.#filling = taken.length;
    try {
      await this.#work.fill(taken.filter(({ delivery }) => !delivery));
      this.#filling = 0;
      this.#ready.push(...taken);
    } catch {
      this.#filling = 0;
      // Whoever reads has told of it; nothing is lost, as all of it stands in the database.
      for (const waiting of taken) this.#heap.add(waiting);
      this.hold(Date.now() + unreadRetryMs);
    }
    this.#pump();
  }

  #wakeAt(atMs: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#pump(), Math.min(Math.max(0, atMs - Date.now()), timerMsMax));
    this.#timer.unref();
  }
}
