const dayMs = 24 * 60 * 60_000;
const window = { firstMs: dayMs, leastMs: 60_000, mostMs: 3_650 * dayMs };
const requests = { first: 10_000, least: 2_000, most: 50_000 };

/**
 * How much of the table and how many requests the next slice may take. A slice holds up the recorder's batches while
 * it is changed, so slices grow and shrink until they take about a second.
 */
export class SlicePace {
  readonly #targetMs: number;
  readonly #most: number;
  windowMs = window.firstMs;
  requestsMax: number;

  /** @param most no slice takes more requests than this. */
  constructor({ targetMs = 1_000, most = requests.most } = {}) {
    this.#targetMs = targetMs;
    this.#most = most;
    this.requestsMax = Math.min(requests.first, most);
  }

  /** Tells how long the last slice took and how many requests it held. */
  took(elapsedMs: number, count: number): void {
    const factor = Math.min(4, Math.max(0.25, this.#targetMs / Math.max(1, elapsedMs)));
    const wasFull = count >= this.requestsMax;
    // A slice that was fast because it was small says nothing of larger ones.
    if (wasFull || (factor < 1 && count * factor < this.requestsMax)) {
      this.requestsMax = within(count * factor, Math.min(requests.least, this.#most), this.#most);
    }
    if (!wasFull) {
      this.windowMs = within(this.windowMs * factor, window.leastMs, window.mostMs);
    }
  }

  /** After a slice the engine could not hold in memory or finish in time. */
  failed(): void {
    this.requestsMax = within(this.requestsMax / 4, 1, this.#most);
    this.windowMs = within(this.windowMs / 4, window.leastMs, window.mostMs);
  }
}

function within(value: number, least: number, most: number): number {
  return Math.round(Math.min(Math.max(value, least), most));
}
