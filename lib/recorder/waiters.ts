import { isBefore, type Position } from "./spool-files";

interface Waiter {
  until: Position;
  settle: (outcome: WaitOutcome) => void;
}

/** `done`: the database has it. `trouble`: the database refused; it stays on disk. `timeout`: neither happened. */
export type WaitOutcome = "done" | "trouble" | "timeout";

/** Those who wait until the drain has passed a place in the spool. */
export class Waiters {
  readonly #waiting = new Set<Waiter>();

  /** @param endsOnTrouble whether a refusing database ends the wait. */
  wait(until: Position, timeoutMs: number, endsOnTrouble: boolean): Promise<WaitOutcome> {
    return new Promise((resolve) => {
      const waiter: Waiter = {
        until,
        settle: (outcome) => {
          if (outcome === "trouble" && !endsOnTrouble) {
            return;
          }
          clearTimeout(timer);
          this.#waiting.delete(waiter);
          resolve(outcome);
        },
      };
      const timer = setTimeout(() => waiter.settle("timeout"), timeoutMs);
      this.#waiting.add(waiter);
    });
  }

  reached(done: Position): void {
    for (const waiter of this.#waiting) {
      if (!isBefore(done, waiter.until)) {
        waiter.settle("done");
      }
    }
  }

  troubled(): void {
    for (const waiter of this.#waiting) {
      waiter.settle("trouble");
    }
  }
}
