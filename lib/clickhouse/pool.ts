import { storageStopping } from "./engine-error";

interface Waiting<T> {
  resolve: (item: T) => void;
  reject: (error: Error) => void;
}

/** Lends out a fixed set of things, first come, first served. */
export class Pool<T> {
  readonly #size: number;
  readonly #free: T[];
  #waiting: Waiting<T>[] = [];
  #isClosed = false;
  #onReturn: (() => void) | undefined;

  constructor(items: readonly T[]) {
    this.#size = items.length;
    this.#free = [...items];
  }

  /**
   * Runs `work` with one item, which nobody else has meanwhile.
   *
   * @throws ApiError with `storage_unavailable` once the pool is closed.
   */
  async use<Result>(work: (item: T) => Promise<Result>): Promise<Result> {
    if (this.#isClosed) throw storageStopping();
    const item =
      this.#free.pop() ??
      (await new Promise<T>((resolve, reject) => this.#waiting.push({ resolve, reject })));
    try {
      return await work(item);
    } finally {
      const next = this.#waiting.shift();
      if (next) {
        next.resolve(item);
      } else {
        this.#free.push(item);
        this.#onReturn?.();
      }
    }
  }

  /** Lends nothing any more, and resolves when everything lent is back. */
  async close(): Promise<void> {
    this.#isClosed = true;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const { reject } of waiting) reject(storageStopping());
    await new Promise<void>((resolve) => {
      this.#onReturn = () => this.#free.length === this.#size && resolve();
      this.#onReturn();
    });
  }
}
