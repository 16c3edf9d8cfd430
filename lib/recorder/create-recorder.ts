import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "pino";
import type { CallWithBodies } from "@/lib/call";
import type { Database } from "@/lib/clickhouse/database";
import { ApiError } from "@/lib/errors";
import type { TimedEdit, TimeSpan } from "./apply-edits";
import { Backlog } from "./backlog";
import { Drain } from "./drain";
import { findRequest } from "./find-request";
import { FrameBatch, frameKinds } from "./frames";
import type { LandingDeps } from "./land-batch";
import type { RulesByOrganization } from "./prepare-batch";
import type { Preparer } from "./preparer";
import { PropertyKeys } from "./property-keys";
import type { PropertyEdit, Recorder, RecorderHealth } from "./recorder";
import { Rejects } from "./rejects";
import { Spool } from "./spool";
import { readCheckpoint } from "./spool-files";

export interface RecorderOptions {
  /** The spool's own directory; made when missing. No other process may use it. */
  directory: string;
  database: Database;
  preparer: Preparer;
  logger: Pick<Logger, "info" | "warn" | "error">;
  /** What may wait for the database at most; beyond it calls are dropped and counted. */
  spoolBytesMax: number;
  /** Whether other processes record into the same database, so that a request may be on its way in theirs. */
  isDatabaseShared: boolean;
  gatherMs?: number;
  /** The standing rules for property keys, by organization; asked before every batch. None when absent. */
  rules?: () => Promise<RulesByOrganization>;
  /** Told of the requests of every batch that has landed. */
  landed?: LandingDeps["landed"];
}

const waits = { editMs: 10_000, strangerMs: 2_000, strangerEveryMs: 100, closeMs: 5_000 };

/** A recorder on its own spool. It drains what an earlier process left behind before anything new. */
export function createRecorder(options: RecorderOptions): Recorder {
  return new SpoolingRecorder(options);
}

const withoutRules = async (): Promise<RulesByOrganization> => new Map();

class SpoolingRecorder implements Recorder {
  readonly #options: RecorderOptions;
  readonly #spool: Spool;
  readonly #backlog: Backlog;
  readonly #rejects: Rejects;
  readonly #drain: Drain;
  readonly #running: Promise<void>;
  readonly #frames = new FrameBatch();
  /** Calls to be recorded at the end of this turn of the event loop. */
  #ending: { finished: CallWithBodies; then: () => void }[] = [];
  #dropped = 0;
  #isDropping = false;

  constructor(options: RecorderOptions) {
    this.#options = options;
    const { directory, database, preparer, logger, gatherMs, rules = withoutRules } = options;
    const checkpoint = readCheckpoint(directory);
    this.#spool = new Spool({ directory, bytesMax: options.spoolBytesMax }, checkpoint?.done ?? null);
    this.#backlog = new Backlog(this.#spool);
    this.#rejects = new Rejects(directory, logger);
    this.#drain = new Drain({
      spool: this.#spool,
      backlog: this.#backlog,
      rejects: this.#rejects,
      database,
      preparer,
      rules,
      landed: options.landed,
      logger,
      checkpoint,
      gatherMs,
      propertyKeys: new PropertyKeys(database),
    });
    this.#running = this.#drain.run();
  }

  record(finished: CallWithBodies): void {
    this.#recordAll([finished]);
  }

  recordSoon(finished: CallWithBodies, then: () => void): void {
    // The event loop comes to immediates after every socket it found ready.
    if (this.#ending.push({ finished, then }) === 1) setImmediate(() => this.#recordEnding());
  }

  #recordEnding(): void {
    const ending = this.#ending;
    if (ending.length === 0) {
      return;
    }
    this.#ending = [];
    this.#recordAll(ending.map(({ finished }) => finished));
    for (const { finished, then } of ending) {
      try {
        then();
      } catch (error) {
        const { requestId } = finished.call;
        this.#options.logger.error({ err: error, requestId }, "An answer could not be ended");
      }
    }
  }

  #recordAll(all: readonly CallWithBodies[]): void {
    try {
      for (const { call, requestBody, responseBody } of all) {
        this.#frames.add(frameKinds.call, JSON.stringify(call), requestBody, responseBody);
      }
      if (this.#append(all.length)) {
        for (const { call } of all) this.#backlog.addedCall(call);
      }
    } catch (error) {
      this.#frames.take();
      this.#drop(all.length, error);
    }
  }

  async edit(edit: PropertyEdit): Promise<boolean> {
    const span = await this.#locate(edit);
    if (!span) {
      return false;
    }
    const timed: TimedEdit = { ...edit, span };
    this.#frames.add(frameKinds.edit, JSON.stringify(timed));
    if (!this.#append(1)) {
      throw new ApiError(
        "storage_unavailable",
        "The spool is full: the database has not taken records for long.",
      );
    }
    this.#backlog.addedFrame(Date.now());
    // With the database away the edit is durable, and that is all that can be had now.
    if (this.#drain.lastError === null) {
      const { end } = this.#spool;
      const applied = this.#drain.waiters.wait(end, waits.editMs, true);
      this.#drain.urge(end);
      await applied;
    }
    return true;
  }

  exclusively<Result>(work: () => Promise<Result>): Promise<Result> {
    return this.#drain.turn.use(work);
  }

  async flush(timeoutMs: number): Promise<void> {
    this.#recordEnding();
    if (this.#spool.pendingBytes === 0) {
      return;
    }
    const { end } = this.#spool;
    const flushed = this.#drain.waiters.wait(end, timeoutMs, false);
    this.#drain.urge(end);
    if ((await flushed) !== "done") {
      const reason = this.#drain.lastError ?? "it is still taking them";
      throw new ApiError(
        "timeout",
        `${this.#backlog.frames} records have not reached the database after ${timeoutMs} ms: ${reason}`,
      );
    }
  }

  health(): RecorderHealth {
    return {
      pending: this.#backlog.frames,
      pendingBytes: this.#spool.pendingBytes,
      oldestPendingAtMs: this.#backlog.oldestAtMs,
      dropped: this.#dropped,
      rejected: this.#rejects.count,
      lastError: this.#drain.lastError,
    };
  }

  async close(): Promise<void> {
    const deadline = sleep(waits.closeMs, undefined, { ref: false });
    await this.flush(waits.closeMs).catch((error: unknown) => {
      this.#options.logger.warn(
        { err: error },
        "Stopping with records in the spool; the next start takes them",
      );
    });
    this.#drain.stop();
    await Promise.race([this.#running, deadline]);
    await this.#options.preparer.close();
    this.#spool.close();
  }

  /** Writes the frames that were added, of which there are so many. */
  #append(frames: number): boolean {
    if (!this.#spool.append(this.#frames.take())) {
      this.#drop(frames, new Error("The spool is full (FACET_SPOOL_BYTES_MAX)."));
      return false;
    }
    if (this.#isDropping) {
      this.#isDropping = false;
      this.#options.logger.info({ dropped: this.#dropped }, "Calls are recorded again");
    }
    this.#drain.appended();
    return true;
  }

  #drop(frames: number, error: unknown): void {
    this.#dropped += frames;
    if (!this.#isDropping) {
      this.#isDropping = true;
      this.#options.logger.error({ err: error }, "Calls go through without being recorded");
    }
  }

  /** When the request was made; null when it is known neither here nor in the database. */
  async #locate({ organizationId, requestId }: PropertyEdit): Promise<TimeSpan | null> {
    const deadlineMs = Date.now() + (this.#options.isDatabaseShared ? waits.strangerMs : 0);
    for (;;) {
      const span =
        this.#backlog.find(organizationId, requestId) ??
        (await findRequest(this.#options.database, organizationId, requestId));
      if (span) {
        return span;
      }
      if (this.#backlog.isPartlyUnknown) {
        // It may be one of the many that wait; should it not be, the edit will find no row and change nothing.
        // Not from the epoch on: an UPDATE writes its bounds as numbers, and the engine takes 0 for no time.
        return { fromMs: Date.UTC(2000, 0), toMs: Date.now() };
      }
      if (Date.now() >= deadlineMs) {
        return null;
      }
      await sleep(waits.strangerEveryMs);
    }
  }
}
