import { setImmediate } from "node:timers/promises";

/** Cuts long work into slices, so that the event loop gets to the gateway's sockets in between. */
export class Pacer {
  readonly #sliceMs: number;
  #startedAtMs = performance.now();

  constructor(sliceMs = 4) {
    this.#sliceMs = sliceMs;
  }

  /**
   * Called between two pieces of work: what to await when the slice is used up, undefined before. Awaiting undefined
   * thousands of times would cost more than the work, since Next has every promise of the process traced.
   */
  breathe(): Promise<void> | undefined {
    return performance.now() - this.#startedAtMs < this.#sliceMs ? undefined : this.#yield();
  }

  async #yield(): Promise<void> {
    await setImmediate();
    this.#startedAtMs = performance.now();
  }
}
