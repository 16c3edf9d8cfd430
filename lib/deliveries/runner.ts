import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "pino";
import { v4 as newUuid } from "uuid";
import { type Claim, claimRun, endClaim, renewClaim } from "@/lib/scheduler/claim";

export interface RunnerWork {
  /** Called when this process is the one that delivers. */
  gained(): void;
  /** Called every now and then while it is, for what other processes have added. */
  look(): Promise<void>;
  /** Called when another process has taken over. */
  lost(): void;
}

const leaseMs = 60_000;
const lookMs = 2_000;
const job = { name: "deliveries" };

/** Of several processes on one database lets one deliver, as the scheduler does with its jobs. */
export class Runner {
  readonly #work: RunnerWork;
  readonly #logger: Pick<Logger, "warn" | "info">;
  readonly #owner = newUuid();
  readonly #stopping = new AbortController();
  readonly #running: Promise<void>;
  #claim: Claim | null = null;
  #heardAtMs = 0;

  constructor(work: RunnerWork, logger: Pick<Logger, "warn" | "info">) {
    this.#work = work;
    this.#logger = logger;
    this.#running = this.#run();
  }

  /** Lets another process take over at once. */
  async close(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
    if (this.#claim) await endClaim(this.#claim, "released").catch(() => undefined);
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      try {
        await this.#step();
      } catch (error) {
        this.#logger.warn({ err: error }, "Deliveries wait for the database");
      }
      await sleep(this.#claim ? lookMs : leaseMs / 6, undefined, { signal, ref: false }).catch(
        () => undefined,
      );
    }
  }

  async #step(): Promise<void> {
    const nowMs = Date.now();
    if (!this.#claim) {
      const claim = await claimRun(job, nowMs, { owner: this.#owner, isShared: true, leaseMs });
      if (!claim) return;
      this.#heardAtMs = nowMs;
      this.#claim = claim;
      this.#work.gained();
    } else if (nowMs - this.#heardAtMs < leaseMs / 3) {
      await this.#work.look();
    } else if (await renewClaim(this.#claim)) {
      this.#heardAtMs = nowMs;
    } else {
      this.#claim = null;
      this.#logger.warn({}, "Another process makes the deliveries now");
      this.#work.lost();
    }
  }
}
