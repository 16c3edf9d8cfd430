import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "pino";
import { insertDeliveryAttempts } from "@/lib/queries/insert-delivery-attempts";
import type { Attempt } from "./delivery";

const gatherMs = 150;
const rowsPerInsert = 500;
/** Beyond this nothing more is sent until the database has taken some. */
const rowsMax = 2_000;
const retryMs = { first: 500, most: 15_000 };

/**
 * Writes attempts down, many at once. An attempt that a crash keeps from being written is made again: a receiver may
 * get a delivery twice, and none is taken for delivered that was not.
 */
export class AttemptLog {
  readonly #logger: Pick<Logger, "warn">;
  #rows: Attempt[] = [];
  #writing: Promise<void> | null = null;
  #isClosed = false;

  constructor(logger: Pick<Logger, "warn">) {
    this.#logger = logger;
  }

  append(attempt: Attempt): void {
    this.#rows.push(attempt);
    this.#writing ??= this.#write().finally(() => {
      this.#writing = null;
    });
  }

  /** Resolves when what was appended so far is in the database. */
  async flush(): Promise<void> {
    while (this.#writing) await this.#writing;
  }

  /** Resolves when there is room for more. */
  async room(): Promise<void> {
    while (this.#rows.length >= rowsMax && !this.#isClosed) await sleep(gatherMs, undefined, { ref: false });
  }

  /** Writes what is left, unless the database does not take it now. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#writing;
  }

  async #write(): Promise<void> {
    for (let failures = 0; this.#rows.length > 0; ) {
      const waitMs = failures === 0 ? gatherMs : Math.min(retryMs.first * 2 ** (failures - 1), retryMs.most);
      if (!this.#isClosed) await sleep(waitMs, undefined, { ref: false });
      const rows = this.#rows.slice(0, rowsPerInsert);
      try {
        await insertDeliveryAttempts(rows);
        this.#rows = this.#rows.slice(rows.length);
        failures = 0;
      } catch (error) {
        if (failures === 0)
          this.#logger.warn({ err: error }, "Attempts of deliveries cannot be written down");
        failures += 1;
        if (this.#isClosed) return;
      }
    }
  }
}
