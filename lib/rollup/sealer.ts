import { setTimeout as sleep } from "node:timers/promises";
import type { Database } from "@/lib/clickhouse/database";
import { bucketMs } from "./bucket";
import { findMarked, findRuns } from "./find-runs";
import type { Interval } from "./interval";
import { type SealRun, sealRun } from "./seal";

/** What arrives on time is at most this old when its bucket is due, with a downtime of a day to spare. */
const recentMs = 26 * 3_600_000;
/** Rests are as long as the work before them, so that at most half of one processor goes into this. */
const restShare = 1;

export interface SealOptions {
  /** Older requests may be gone already. */
  keptSinceMs: number;
  nowMs: number;
  signal: AbortSignal;
}

/**
 * Rolls up whatever is due, the newest first. The first time in a process everything is looked through; afterwards what
 * ended lately and what was marked.
 */
export class Sealer {
  readonly #database: Database;
  #hasSealedAll = false;

  constructor(database: Database) {
    this.#database = database;
  }

  async seal({ keptSinceMs, nowMs, signal }: SealOptions): Promise<void> {
    // Retention has its own clock; what it is about to take is not worth the work.
    const earliestMs = Math.max(0, keptSinceMs + bucketMs);
    const ranges: Interval[] = this.#hasSealedAll
      ? [
          ...(await findMarked(this.#database)).filter(({ fromMs }) => fromMs >= earliestMs),
          { fromMs: Math.max(earliestMs, nowMs - recentMs), toMs: nowMs },
        ]
      : [{ fromMs: earliestMs, toMs: nowMs }];
    const faults: unknown[] = [];
    for (const range of ranges) {
      const runs = await findRuns(this.#database, range, nowMs);
      for (const run of runs.toSorted((a, b) => b.fromMs - a.fromMs)) {
        if (signal.aborted) return;
        // One that fails must not keep the others from being rolled up; it is tried again the next time.
        await this.#seal(run, signal).catch((error: unknown) => faults.push(error));
      }
    }
    if (faults.length > 0) throw faults[0];
    this.#hasSealedAll = !signal.aborted;
  }

  async #seal(run: SealRun, signal: AbortSignal): Promise<void> {
    const startedMs = performance.now();
    await sealRun(this.#database, run);
    const restMs = restShare * (performance.now() - startedMs);
    await sleep(restMs, undefined, { signal, ref: false }).catch(() => undefined);
  }
}
