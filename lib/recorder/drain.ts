import type { Logger } from "pino";
import { Pool } from "@/lib/clickhouse/pool";
import type { Backlog } from "./backlog";
import { isMemoryError } from "./database-trouble";
import { type LandingDeps, landBatch } from "./land-batch";
import type { PreparedBatch, RulesByOrganization } from "./prepare-batch";
import type { Preparer } from "./preparer";
import { nextStretch, readFrame, type Stretch } from "./read-frames";
import type { Rejects } from "./rejects";
import type { Spool } from "./spool";
import { type Checkpoint, isBefore, type Position, writeCheckpoint } from "./spool-files";
import { Waiters } from "./waiters";

export interface DrainOptions extends LandingDeps {
  spool: Spool;
  backlog: Backlog;
  rejects: Rejects;
  preparer: Preparer;
  /** Asked before every batch. */
  rules: () => Promise<RulesByOrganization>;
  logger: Pick<Logger, "warn" | "info">;
  /** What an earlier process left behind. */
  checkpoint: Checkpoint | null;
  /** How long calls gather before they go into one insert. */
  gatherMs?: number;
}

/** A batch as large as this does not wait for more: by the row an insert of 4,000 costs two thirds of one of 1,500. */
const enough = { frames: 5_000, bytes: 12 * 1024 * 1024 };
/** This bounds the memory of one insert. */
const most = { frames: 10_000, bytes: 24 * 1024 * 1024 };
const retryMs = { first: 250, most: 15_000 };

/**
 * Moves the spool into the database, batch by batch, for ever. Every call lands exactly once, because:
 *
 * 1. A frame leaves the spool only after the database has acknowledged it: insert, then checkpoint, then delete. So
 *    nothing is lost; what remains is that a batch may be inserted and not be marked as done.
 * 2. That can only have happened to a batch that was being inserted when the process died, or whose insert ended in
 *    an error that leaves its fate open. Both are known: everything an earlier process left behind is uncertain, and
 *    so is everything up to the end of a failed batch. An uncertain batch first asks each table which of its
 *    requests it has (by id and time, within the batch's range of time) and inserts the others.
 * 3. An insert given up by the client may still be running on a server, and would land after the question. So the
 *    end of a batch is written down before its insert and an uncertain batch is cut the same way again: the same rows
 *    carry the same token, and the engine drops the second of two inserts with one token.
 * 4. Edits set and remove keys, in order, so applying them again after the same inserts gives the same properties.
 *    Spellings of keys are a set.
 */
export class Drain {
  readonly waiters = new Waiters();
  /** Whoever changes rows of `requests` takes this: batches and slices of edits follow each other, in order of arrival. */
  readonly turn = new Pool(["the writer"]);
  readonly #options: DrainOptions;
  readonly #gatherMs: number;
  #lastError: string | null = null;
  #failures = 0;
  #framesMax = most.frames;
  /** Batches that begin before this place may be in the database already, in whole or in part. */
  #uncertainUntil: Position;
  /** Where the batch ended whose fate is uncertain: repeated as it was, it carries the same token. */
  #repeatUntil: Position | undefined;
  #urgentUntil: Position;
  /** Under load calls gather longer: an insert costs about as much for one row as for a few hundred. */
  #isBusy = false;
  #stopped = false;
  /** Only a drain that waits for frames is woken by them; one that waits for the database is not. */
  #waitsFor: "any frame" | "enough frames" | "nothing" = "nothing";
  #wake: (() => void) | undefined;

  constructor(options: DrainOptions) {
    this.#options = options;
    this.#gatherMs = options.gatherMs ?? 250;
    this.#uncertainUntil = options.spool.end;
    this.#urgentUntil = options.spool.done;
    this.#repeatUntil = options.checkpoint?.batchEnd ?? undefined;
  }

  /** The last failure, until the database takes rows again. */
  get lastError(): string | null {
    return this.#lastError;
  }

  /** Runs until `stop`. */
  async run(): Promise<void> {
    while (!this.#stopped) {
      if (this.#options.spool.pendingBytes === 0) {
        this.#waitsFor = "any frame";
        await this.#sleep(null);
        this.#waitsFor = "nothing";
      } else {
        await this.#gather();
        await this.#attempt();
      }
    }
  }

  /** Tells of a new frame. Called while a caller waits for an answer, so it does next to nothing. */
  appended(): void {
    if (this.#waitsFor === "any frame" || (this.#waitsFor === "enough frames" && this.#hasEnough())) {
      this.#wake?.();
    }
  }

  /** Drains without gathering until `position` is done. */
  urge(position: Position): void {
    if (isBefore(this.#urgentUntil, position)) {
      this.#urgentUntil = position;
    }
    this.#wake?.();
  }

  /** Ends `run` after the step it is in. */
  stop(): void {
    this.#stopped = true;
    this.#wake?.();
  }

  async #gather(): Promise<void> {
    const isUrgent = isBefore(this.#options.spool.done, this.#urgentUntil);
    if (!isUrgent && !this.#stopped && !this.#hasEnough()) {
      this.#waitsFor = "enough frames";
      await this.#sleep(this.#isBusy ? 4 * this.#gatherMs : this.#gatherMs);
      this.#waitsFor = "nothing";
    }
  }

  #hasEnough(): boolean {
    const { spool, backlog } = this.#options;
    return spool.pendingBytes >= enough.bytes || backlog.frames >= enough.frames;
  }

  async #attempt(): Promise<void> {
    const { spool } = this.#options;
    try {
      const stretch = nextStretch(spool, this.#limits());
      if (stretch) {
        await this.turn.use(() => this.#land(stretch));
        this.#succeeded();
      } else {
        await this.#sleep(this.#gatherMs);
      }
    } catch (error) {
      await this.#failed(error);
    }
  }

  #limits() {
    const { done } = this.#options.spool;
    const until = this.#repeatUntil;
    return until && until.segment >= done.segment && isBefore(done, until)
      ? { framesMax: Number.POSITIVE_INFINITY, bytesMax: Number.MAX_SAFE_INTEGER, until }
      : { framesMax: this.#framesMax, bytesMax: this.#bytesWorthReading() };
  }

  /** About what the largest batch will hold, so that small frames do not make it read megabytes it cannot use. */
  #bytesWorthReading(): number {
    const { spool, backlog } = this.#options;
    const frameBytes = spool.pendingBytes / Math.max(1, backlog.frames);
    return Math.min(most.bytes, Math.max(64 * 1024, Math.ceil(frameBytes * this.#framesMax * 1.25)));
  }

  async #land(stretch: Stretch): Promise<void> {
    const { spool, backlog, logger, preparer, rules } = this.#options;
    const mayExist = isBefore(stretch.from, this.#uncertainUntil);
    const batch = await preparer.prepare(stretch, await rules());
    if (batch.damaged > 0) {
      const { segment } = batch.end;
      logger.warn({ segment, damaged: batch.damaged }, "Passed over damaged stretches of the spool");
    }
    // Written before the insert: should the process die in it, the next one repeats this very batch.
    writeCheckpoint(spool.directory, { done: spool.done, batchEnd: batch.end });
    this.#repeatUntil = batch.end;
    await this.#landPrepared(stretch, batch, mayExist);
    writeCheckpoint(spool.directory, { done: batch.end, batchEnd: null });
    spool.advance(batch.end);
    backlog.left(batch.frames, batch.calls, batch.end, spool.pendingBytes === 0);
    this.#repeatUntil = undefined;
    this.#isBusy = batch.frames > enough.frames / 20;
    this.waiters.reached(batch.end);
  }

  async #landPrepared(stretch: Stretch, batch: PreparedBatch, mayExist: boolean): Promise<void> {
    const rejected = new Set<number>();
    const reject = (at: number, error: Error) => {
      // A call that both of its tables refuse is one reject.
      if (!rejected.has(at)) {
        rejected.add(at);
        this.#options.rejects.add(readFrame(stretch, at), stretch.from.segment, error);
      }
    };
    for (const { at, message } of batch.rejects) {
      reject(at, new Error(message));
    }
    await landBatch(this.#options, batch, mayExist, reject);
  }

  #succeeded(): void {
    if (this.#failures > 0) {
      this.#options.logger.info({ attempts: this.#failures }, "The database takes records again");
    }
    this.#failures = 0;
    this.#framesMax = most.frames;
    this.#lastError = null;
  }

  async #failed(error: unknown): Promise<void> {
    const { spool, backlog, logger } = this.#options;
    this.#lastError = error instanceof Error ? error.message : String(error);
    if (this.#failures === 0) {
      logger.warn(
        { err: error, pending: backlog.frames },
        "The database refuses records; they wait in the spool",
      );
    }
    this.#failures += 1;
    if (this.#repeatUntil && isBefore(this.#uncertainUntil, this.#repeatUntil)) {
      this.#uncertainUntil = this.#repeatUntil;
    }
    if (isMemoryError(error)) {
      this.#framesMax = Math.max(1, Math.floor(this.#framesMax / 4));
      this.#repeatUntil = undefined;
    }
    this.#urgentUntil = spool.done;
    this.waiters.troubled();
    await this.#sleep(Math.min(retryMs.first * 2 ** (this.#failures - 1), retryMs.most));
  }

  /** Until the time is over or somebody wakes it; without a time, until somebody does. */
  #sleep(ms: number | null): Promise<void> {
    return new Promise((resolve) => {
      const timer = ms === null ? undefined : setTimeout(() => this.#wake?.(), ms);
      this.#wake = () => {
        clearTimeout(timer);
        this.#wake = undefined;
        resolve();
      };
    });
  }
}
