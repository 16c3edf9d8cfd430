import { setInterval as every } from "node:timers/promises";
import { Cron } from "croner";
import type { Logger } from "pino";
import { v4 as newUuid } from "uuid";
import { ApiError } from "@/lib/errors";
import { listJobRuns } from "@/lib/queries/job-events";
import { type Claim, claimRun, endClaim, lastHandled, renewClaim } from "./claim";
import type { Job, JobState } from "./job";

export interface SchedulerOptions {
  jobs: readonly Job[];
  /** Whether other processes run the same jobs. */
  isShared: boolean;
  logger: Pick<Logger, "info" | "warn" | "error">;
  leaseMs?: number;
}

const defaultLeaseMs = 60_000;
/** Runs that are asked for when the process starts, to know how its jobs stand. */
const runsLookedAt = 20;

interface Entry {
  job: Job;
  cron: Cron;
  state: Pick<JobState, "startedAtMs" | "endedAtMs" | "error">;
  running: Promise<void> | null;
}

/**
 * Runs jobs at their times. A job never overlaps with itself: while it runs, further times of its schedule pass by. Of
 * several processes on one database one does each run; what it did stands in the database, so that the others, and the next
 * start, know.
 */
export class Scheduler {
  readonly #options: SchedulerOptions;
  readonly #owner = newUuid();
  readonly #entries: Entry[];
  readonly #stopping = new AbortController();

  constructor(options: SchedulerOptions) {
    this.#options = options;
    this.#entries = options.jobs.map((job) => ({
      job,
      cron: new Cron(job.schedule, { timezone: "UTC", unref: true, paused: true }),
      state: { startedAtMs: null, endedAtMs: null, error: null },
      running: null,
    }));
  }

  /** Begins to run jobs at their times, those first that were missed. */
  start(): void {
    for (const { job, cron } of this.#entries) {
      cron.schedule(() => void this.due(job.name, Date.now()));
      cron.resume();
      void this.catchUp(job.name, Date.now());
    }
  }

  /** How the jobs stand. */
  states(nowMs = Date.now()): JobState[] {
    return this.#entries.map(({ job: { name, description, schedule }, cron, state, running }) => ({
      name,
      description,
      schedule,
      ...state,
      isRunning: running !== null,
      nextAtMs: cron.nextRun(new Date(nowMs))?.getTime() ?? null,
    }));
  }

  /** Runs a job when a time of its schedule was missed, as a start does. Resolves when that has ended. */
  async catchUp(name: string, nowMs: number): Promise<void> {
    const entry = this.#entry(name);
    try {
      const handled = lastHandled(await listJobRuns(name, runsLookedAt));
      if (handled && entry.state.startedAtMs === null) {
        const { startedAtMs, endedAtMs, outcome, message } = handled;
        entry.state = { startedAtMs, endedAtMs, error: outcome === "failed" ? message : null };
      }
    } catch (error) {
      this.#options.logger.warn({ err: error, job: name }, "How a job stands cannot be looked up");
    }
    if (entry.job.catchUp === "once") await this.due(name, nowMs);
  }

  /** Runs a job for the last time of its schedule, unless that is done or being done. Resolves when it has ended. */
  async due(name: string, nowMs: number): Promise<void> {
    const entry = this.#entry(name);
    if (entry.running || this.#stopping.signal.aborted) return;
    entry.running = this.#attempt(entry, nowMs).finally(() => {
      entry.running = null;
    });
    await entry.running;
  }

  /** Lets the runs under way leave off; what they leave is done at the next start. */
  async close(): Promise<void> {
    for (const { cron } of this.#entries) cron.stop();
    this.#stopping.abort();
    await Promise.all(this.#entries.map(({ running }) => running));
  }

  #entry(name: string): Entry {
    const entry = this.#entries.find(({ job }) => job.name === name);
    if (!entry) throw new Error(`There is no job ${name}.`);
    return entry;
  }

  async #attempt(entry: Entry, nowMs: number): Promise<void> {
    const { job, cron } = entry;
    // Up to and with the present moment.
    const slotMs = cron.previousRuns(1, new Date(nowMs + 1))[0]?.getTime();
    if (slotMs === undefined) return;
    const { isShared, leaseMs = defaultLeaseMs, logger } = this.#options;
    try {
      const claim = await claimRun(job, slotMs, { owner: this.#owner, isShared, leaseMs });
      if (claim) await this.#run(entry, claim);
    } catch (error) {
      entry.state = { ...entry.state, error: sentenceFor(error) };
      logger.warn({ err: error, job: job.name }, "A job waits for the database");
    }
  }

  async #run(entry: Entry, claim: Claim): Promise<void> {
    const { job } = entry;
    const lost = new AbortController();
    const ended = new AbortController();
    const signal = AbortSignal.any([this.#stopping.signal, lost.signal]);
    entry.state = { startedAtMs: Date.now(), endedAtMs: null, error: entry.state.error };
    const renewals = this.#options.isShared ? this.#renew(claim, lost, ended.signal) : null;
    let error: string | null = null;
    try {
      const { slotMs, previousSlotMs } = claim;
      await job.run({ signal, slotMs, previousSlotMs });
    } catch (fault) {
      error = sentenceFor(fault);
      if (!signal.aborted) {
        this.#options.logger.error({ err: fault, job: job.name }, "A job failed");
      }
    } finally {
      ended.abort();
      await renewals;
    }
    entry.state = { ...entry.state, endedAtMs: Date.now(), error: signal.aborted ? null : error };
    if (!lost.signal.aborted) {
      const outcome = signal.aborted ? "released" : error === null ? "done" : "failed";
      await endClaim(claim, outcome, error ?? "");
    }
  }

  /** Tells the others every now and then that the run goes on, until it has ended. */
  async #renew(claim: Claim, lost: AbortController, ended: AbortSignal): Promise<void> {
    const { leaseMs = defaultLeaseMs, logger } = this.#options;
    try {
      for await (const _ of every(leaseMs / 3, undefined, { signal: ended, ref: false })) {
        if (!(await renewClaim(claim).catch(() => true))) {
          logger.warn({ job: claim.job }, "Another process has taken a job over");
          lost.abort();
          return;
        }
      }
    } catch (error) {
      if (!ended.aborted) throw error;
    }
  }
}

/** What is told of a failure: sentences for people as they are, nothing of what an engine says of statements. */
function sentenceFor(error: unknown): string {
  return error instanceof ApiError ? error.message : "The job failed; the log tells more.";
}
