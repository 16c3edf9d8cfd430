/** Lends out a fixed set of things, first come, first served. */
export class Pool<T> {
  readonly #free: T[];
  readonly #waiting: ((item: T) => void)[] = [];

  constructor(items: readonly T[]) {
    this.#free = [...items];
  }

  /** Runs `work` with one item, which nobody else has meanwhile. */
  async use<Result>(work: (item: T) => Promise<Result>): Promise<Result> {
    const item = this.#free.pop() ?? (await new Promise<T>((resolve) => this.#waiting.push(resolve)));
    try {
      return await work(item);
    } finally {
      const next = this.#waiting.shift();
      if (next) {
        next(item);
      } else {
        this.#free.push(item);
      }
    }
  }
}
