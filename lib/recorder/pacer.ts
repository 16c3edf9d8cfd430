import { setImmediate } from "node:timers/promises";

/** Cuts long work into slices, so that the event loop gets to the gateway's sockets in between. */
export class Pacer {
  readonly #sliceMs: number;
  #startedAtMs = performance.now();

  constructor(sliceMs = 4) {
    this.#sliceMs = sliceMs;
  }

  /** To be awaited between two pieces of work; yields when the slice is used up. */
  breathe(): Promise<void> | undefined {
    return performance.now() - this.#startedAtMs < this.#sliceMs ? undefined : this.#yield();
  }

  async #yield(): Promise<void> {
    await setImmediate();
    this.#startedAtMs = performance.now();
  }
}
