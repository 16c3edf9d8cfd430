const dayMs = 24 * 60 * 60_000;
const limits = { windowMinMs: 60_000, windowMaxMs: 3_650 * dayMs, requestsMin: 500, requestsMax: 50_000 };

/**
 * How much of the table and how many requests the next slice may take. A slice holds up the recorder's batches while
 * it is changed, so slices grow and shrink until they take about half a second.
 */
export class SlicePace {
  readonly #targetMs: number;
  windowMs = dayMs;
  requestsMax: number;

  constructor({ targetMs = 500, requestsMax = 5_000 } = {}) {
    this.#targetMs = targetMs;
    this.requestsMax = requestsMax;
  }

  /** Tells how long the last slice took and how many requests it held. */
  took(elapsedMs: number, requests: number): void {
    const factor = Math.min(4, Math.max(0.25, this.#targetMs / Math.max(1, elapsedMs)));
    const wasFull = requests >= this.requestsMax;
    if (wasFull || factor < 1) {
      this.requestsMax = clamp(this.requestsMax * factor, limits.requestsMin, limits.requestsMax);
    }
    if (!wasFull) {
      this.windowMs = clamp(this.windowMs * factor, limits.windowMinMs, limits.windowMaxMs);
    }
  }

  /** After a slice the engine could not hold in memory or finish in time. */
  failed(): void {
    this.requestsMax = clamp(this.requestsMax / 4, 1, limits.requestsMax);
    this.windowMs = clamp(this.windowMs / 4, limits.windowMinMs, limits.windowMaxMs);
  }
}

function clamp(value: number, least: number, most: number): number {
  return Math.round(Math.min(Math.max(value, least), most));
}
